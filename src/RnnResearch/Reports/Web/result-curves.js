// What tasks measured over something, such as BLEU over the length of sentences.

/** A section with a chart for each title, [{ name, curves: [{ chart, across, up, name, points }] }]; of several runs a colour for each. */
function resultCurvesSection(runs) {
  const several = runs.length > 1;
  const curves = runs.flatMap((run, index) => run.curves.map((curve, of) => ({
    ...curve,
    colour: seriesColour(several ? index : of),
    dashed: several && of % 2 === 1,
    name: [several && run.name, curve.name].filter(Boolean).join(', ') || curve.up,
  })));
  const titles = [...new Set(curves.map(curve => curve.chart))];
  const charts = titles.map(title => resultChart(title, curves.filter(curve => curve.chart === title)));
  return section('In detail', charts.length > 0 && el('div', { class: 'charts' }, charts));
}

function resultChart(title, series) {
  return lineChart({ title, x: series[0].across, y: series[0].up, series });
}
