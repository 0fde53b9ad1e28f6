// The page of one run.

async function render(main, data) {
  main.append(...[
    opening(data),
    faults(data),
    section('What was expected, and what came of it', el('div', { class: 'beside' }, expected(data), reached(data))),
    section('Curves', curvesOf(data)),
    resultCurvesSection(data.resultCurves),
    gradientFlowSection(data.gradientFlow),
    section('Samples over time', texts(data)),
    section('Pictures', pictures(data)),
    section('Configuration', settings(data)),
    section('Made with', circumstances(data)),
  ].filter(Boolean));
}

function opening(data) {
  const facts = [
    data.name,
    data.when && `begun ${data.when}`,
    data.seconds && `${duration(data.seconds)} of training`,
    data.parameters && `${number(data.parameters)} parameters`,
    data.tokensPerSecond && `${number(Math.round(data.tokensPerSecond))} tokens per second`,
    data.times[0].machine,
  ];
  return el('div', {},
    asked(data),
    el('p', {}, stateOf(data.state), data.state.reason && ` ${data.state.reason}`),
    el('p', { class: 'muted small' }, facts.filter(Boolean).join(' · ')),
    command(data.command));
}

function faults(data) {
  return data.faults.length === 0 ? null
    : el('div', { class: 'note', role: 'note' }, el('p', {}, 'Not everything of this run could be read:'),
      el('ul', {}, data.faults.map(fault => el('li', {}, fault))));
}

function expected(data) {
  return el('div', {}, el('h3', {}, 'Expected'), el('p', {}, data.expected || 'The experiment does not say.'));
}

function reached(data) {
  const splits = Object.keys(data.scores);
  const metrics = [...new Set(splits.flatMap(split => Object.keys(data.scores[split])))];
  const step = data.bestStep ? ` at step ${number(data.bestStep)}, the best in validation ${metricName(data.selectBy ?? 'loss')}` : '';
  return el('div', {}, el('h3', {}, 'Reached'),
    splits.length === 0 ? el('p', {}, 'Nothing has been scored yet.') : plainTable({
      caption: `Scores of the checkpoint${step}`,
      columns: [{ name: 'metric' }, ...splits.map(split => ({ name: splitName(split), numeric: true }))],
      rows: metrics.map(metric => [metricName(metric), ...splits.map(split => data.scores[split][metric])]),
    }));
}

function curvesOf(data) {
  if (data.curves.length === 0) return null;
  return curveCharts(view => [lossChart(data, view), ...validationCharts(data, view), ...trainingCharts(data, view)]);
}

const curveIn = (data, split, metric) => data.curves.find(curve => curve.split === split && curve.metric === metric);

function lossChart(data, view) {
  const kinds = [
    [curveIn(data, 'train', 'loss'), { name: 'training', colour: seriesColour(0) }],
    [smoothLoss(data), { name: 'training, smooth', colour: seriesColour(2), dotted: true }],
    [curveIn(data, 'validation', 'loss'), { name: 'validation', colour: seriesColour(1), dashed: true }],
  ].filter(([curve]) => curve);
  return kinds.length === 0 ? null : lineChart({
    title: 'Loss', x: view.over, y: axisOf('loss'), logY: view.logarithmic,
    series: kinds.map(([curve, style]) => withBest(curve, seriesOf(curve, view, style), data)),
    rules: bestRule(data, view),
  });
}

/** The smooth loss of the gist follows a thousand steps behind, and says something only of a run much longer than that. */
function smoothLoss(data) {
  const curve = curveIn(data, 'train', 'smooth_loss');
  return curve && curve.points.at(-1)[0] >= 5000 ? curve : null;
}

/** The best checkpoint is marked on what was measured on validation. */
function withBest(curve, series, data) {
  return curve.split === 'validation' ? { ...series, best: pointAt(curve, series, data.bestStep) } : series;
}

function bestRule(data, view) {
  return data.bestStep && view.over === 'step' ? [{ x: data.bestStep, name: 'best' }] : [];
}

/** A chart per kind of metric: BLEU-1 to BLEU-4 share one. */
function validationCharts(data, view) {
  const families = Map.groupBy(
    data.curves.filter(curve => curve.split === 'validation' && curve.metric !== 'loss' && curve.points.length > 1),
    curve => curve.metric.replace(/\d+$/, ''));
  return [...families].map(([family, curves]) => lineChart({
    title: `Validation: ${curves.length > 1 ? family.toUpperCase() : metricName(curves[0].metric)}`,
    x: view.over, y: curves.length > 1 ? family.toUpperCase() : metricName(curves[0].metric), height: 220,
    series: curves.map((curve, index) =>
      withBest(curve, seriesOf(curve, view, { name: metricName(curve.metric), ...styleOf(curves.length > 1 ? index : 1) }), data)),
    rules: bestRule(data, view),
  }));
}

/** What else was measured on training; the perplexity only says the loss again. */
function trainingCharts(data, view) {
  return data.curves
    .filter(curve => curve.split === 'train' && !['loss', 'smooth_loss', 'perplexity'].includes(curve.metric))
    .map(curve => lineChart({
      title: curve.metric === 'steps_per_second' ? 'Speed, with the evaluations between' : `Training: ${metricName(curve.metric)}`,
      x: view.over, y: metricName(curve.metric), height: 220, logY: curve.metric === 'grad_norm' && view.logarithmic,
      series: [seriesOf(curve, view, { name: metricName(curve.metric) })],
    }));
}

function texts(data) {
  if (!data.texts || data.texts.all === 0) return null;
  const { shown } = data.texts;
  const titles = shown.map((_, index) => index === 0 ? 'at first' : index === shown.length - 1 ? 'at the end' : 'train more');
  return [
    el('div', { class: 'samples', tabindex: 0, role: 'region', 'aria-label': 'Samples over time' }, shown.map((sample, index) =>
      el('article', {}, el('h3', {}, `${titles[index]}: step ${number(sample.step)}`),
        el('pre', { tabindex: 0 }, sample.text, sample.isCut ? ' …' : '')))),
    howMany(data.texts, 'samples'),
  ];
}

function howMany({ shown, all }, what) {
  const text = all > shown.length ? `${shown.length} of ${all} ${what}; all are in samples/.` : 'As they are in samples/.';
  return el('p', { class: 'muted small' }, text);
}

function pictures(data) {
  if (!data.pictures || data.pictures.all === 0) return null;
  return [
    el('div', { class: 'pictures' }, data.pictures.shown.map(picture => el('figure', {},
      el('img', { src: picture.source, alt: picture.caption ?? picture.name, loading: 'lazy' }),
      el('figcaption', {}, picture.caption ?? picture.name, verdict(picture.isTrue)),
      picture.references.length === 0 ? null : el('details', {}, el('summary', {}, 'What others said'),
        el('ul', { class: 'small' }, picture.references.map(reference => el('li', {}, reference))))))),
    howMany(data.pictures, 'pictures'),
  ];
}

function verdict(isTrue) {
  return isTrue === null ? null : el('span', { class: isTrue ? null : 'bad' }, isTrue ? ' ✓ true' : ' ✗ not true');
}

function settings(data) {
  return data.settings.length === 0 ? null : sortableTable({
    caption: 'Every value, and where it came from',
    columns: [{ name: 'key' }, { name: 'value' }, { name: 'where from' }],
    rows: data.settings.map(setting => [
      el('code', {}, setting.key), el('code', {}, setting.value),
      el('span', { class: setting.origin === 'default' ? 'muted' : null }, setting.origin)]),
    search: 'Find a key or value',
  });
}

function circumstances(data) {
  return plainTable({
    caption: data.trainedAs ? `At the beginning of its training, which is that of ${data.trainedAs}, and each time it was gone on with`
      : data.times.length > 1 ? 'At its beginning, and each time it was gone on with' : `Seed ${data.seed}`,
    columns: ['when', 'from step', 'commit', 'machine', 'device', 'threads', 'libtorch', 'changed'].map(name => ({ name })),
    rows: data.times.map(time => [
      time.when ?? '–', time.step, time.commit, time.machine, time.device, time.threads, time.libtorch,
      time.changes.join(', ') || '–']),
  });
}
