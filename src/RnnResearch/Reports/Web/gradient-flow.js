// How far gradients reach back in time: norms over distance before training and after, and the slide's sigma^t.

/** A section with the curves of some runs, { runs: [{ name, curves: [{ when, layer, state, sigma, points }] }] }; null without any. */
function gradientFlowSection(flow) {
  const curves = (flow?.runs ?? []).flatMap((run, index) => flowCurves(run, index, flow.runs.length > 1));
  const charts = ['before', 'after'].map(when => flowChart(when, curves.filter(curve => curve.when === when)));
  return section('Gradient flow',
    charts.some(Boolean) && el('p', { class: 'muted' },
      'The norm of the gradient of the last step\'s loss at the states before it, the geometric mean over sequences. '
      + 'Dashed: what the largest singular value of Whh alone would make of it, σ to the power of the distance.'),
    charts.some(Boolean) && el('div', { class: 'charts' }, charts.filter(Boolean)));
}

/** A run's curves with name and look; of several runs the highest layer, which the loss reads, in a colour for each run. */
function flowCurves({ name, curves }, index, isOneOfSeveral) {
  const layers = Math.max(...curves.map(curve => curve.layer));
  const shown = curves.filter(curve => !isOneOfSeveral || curve.layer === layers);
  return shown.map(curve => ({
    ...curve,
    colour: seriesColour(isOneOfSeveral ? index : curve.layer - 1),
    dotted: curve.state === 'c',
    name: [isOneOfSeveral && name, `dL/d${curve.state}`, !isOneOfSeveral && layers > 1 && `layer ${curve.layer}`]
      .filter(Boolean).join(', '),
  }));
}

function flowChart(when, curves) {
  if (curves.length === 0) return null;
  const powers = curves.map(curve => powersOf(curve, rangeOf(curves))).filter(Boolean);
  return lineChart({
    title: `Gradients ${when} training`, x: 'steps back', y: 'norm', series: [...curves, ...powers], logY: true,
  });
}

/** norm · sigma^t from the curve's own beginning, as far as the curves around it go. */
function powersOf({ state, sigma, points, colour }, [low, high]) {
  if (sigma === null || state !== 'h' || points.length === 0) return null;
  const [[first, norm]] = points;
  const line = points.map(([distance]) => [distance, norm * sigma ** (distance - first)]).filter(([, y]) => y >= low && y <= high);
  return line.length < 2 ? null : { name: `σ^t, σ = ${number(sigma, 3)}`, points: line, colour, dashed: true };
}

function rangeOf(curves) {
  const norms = curves.flatMap(curve => curve.points.map(point => point[1]));
  return [Math.min(...norms) / 10, Math.max(...norms) * 10];
}
