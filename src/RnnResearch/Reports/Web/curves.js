// Curves of runs: over steps or minutes, smoothed or as they are. A curve is { split, metric, points: [[step, value, seconds], ...] };
// that of a mean has the lowest and highest value in each point too.

const metricNames = {
  loss: 'loss', smooth_loss: 'smooth loss', bpc: 'bits per character', perplexity: 'perplexity', grad_norm: 'gradient norm',
  steps_per_second: 'steps per second', tokens_per_second: 'tokens per second', learning_rate: 'learning rate',
  rouge_l: 'ROUGE-L', cider: 'CIDEr',
};
const metricName = metric => metricNames[metric] ?? metric.replace(/^bleu(\d)/, 'BLEU-$1').replaceAll('_', ' ');
const splitNames = { train: 'training', validation: 'validation', test: 'test', novel: 'novel' };
const splitName = split => splitNames[split] ?? split;

/** What an axis says of a metric: of a loss, what it is counted in. */
const axisOf = metric => metric === 'loss' || metric === 'smooth_loss' ? page.data.lossUnit : metricName(metric);

/** Charts with controls for all of them: draw({ over, smoothing, logarithmic }) gives the charts, again whenever one is changed. */
function curveCharts(draw) {
  const view = { over: 'step', smoothing: 0, logarithmic: false };
  const charts = el('div', { class: 'charts' });
  const change = changes => {
    Object.assign(view, changes);
    charts.replaceChildren(...draw(view).filter(Boolean));
  };
  const over = ['step', 'minutes'].map(name => el('option', { value: name }, `over ${name === 'step' ? 'steps' : name}`));
  change({});
  return [
    el('div', { class: 'controls small' },
      el('select', { 'aria-label': 'What curves are drawn over', onchange: event => change({ over: event.target.value }) }, over),
      el('label', {}, 'smoothing ', el('input', {
        type: 'range', min: 0, max: 0.99, step: 0.01, value: 0, oninput: event => change({ smoothing: Number(event.target.value) }),
      })),
      el('label', {},
        el('input', { type: 'checkbox', onchange: event => change({ logarithmic: event.target.checked }) }),
        ' loss on a logarithmic axis')),
    charts,
  ];
}

/** A curve as a series of a chart. */
function seriesOf(curve, view, style) {
  const x = view.over === 'minutes' ? point => point[2] / 60 : point => point[0];
  const values = smoothed(curve.points.map(point => point[1]), view.smoothing);
  return {
    points: curve.points.map((point, index) => [x(point), values[index]]),
    band: curve.points.length > 0 && curve.points[0].length > 3 ? curve.points.map(point => [x(point), point[3], point[4]]) : null,
    ...style,
  };
}

/** An exponential moving average that does not lean towards where it began, as TensorBoard's. */
function smoothed(values, weight) {
  if (weight === 0) return values;
  let [sum, mass] = [0, 0];
  return values.map(value => {
    if (value === null) return null;
    sum = weight * sum + (1 - weight) * value;
    mass = weight * mass + (1 - weight);
    return sum / mass;
  });
}

/** The point of a curve at a step, as it is drawn. */
function pointAt(curve, series, step) {
  const index = curve.points.findIndex(point => point[0] === step);
  return index < 0 ? null : series.points[index];
}

/** Colour and stroke by which a series is told from its neighbours: three strokes times eight colours. */
function styleOf(index) {
  return { colour: seriesColour(index), dashed: index % 3 === 1, dotted: index % 3 === 2 };
}

/** How a run stands, as a word with its colour. */
function stateOf(state) {
  return el('span', { class: `state ${state.word}`, title: state.reason }, state.word);
}

/** The lines of a header: question, source. */
function asked(data) {
  return [
    data.question ? el('p', { class: 'question' }, data.question) : null,
    data.source ? el('p', { class: 'muted' }, data.source) : null,
  ];
}

/** A command that can be copied as a whole. */
function command(text) {
  const copy = el('button', {
    type: 'button', class: 'small',
    onclick: async () => {
      copy.textContent = await navigator.clipboard.writeText(text).then(() => 'Copied', () => 'Not allowed here');
    },
  }, 'Copy');
  return el('div', { class: 'command' }, el('pre', { tabindex: 0 }, text), navigator.clipboard ? copy : null);
}
