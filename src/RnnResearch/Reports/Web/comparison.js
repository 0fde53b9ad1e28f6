// Runs side by side: their curves over each other, what they reached, and the keys in which they differ.

async function render(main, data) {
  main.append(...[
    section('What they reached', scores(data)),
    section('Curves', curveCharts(view => chartsOf(data, view))),
    resultCurvesSection(data.resultCurves),
    gradientFlowSection(data.gradientFlow),
    section('In what they differ', differences(data)),
  ].filter(Boolean));
}

const linked = run => run.href ? el('a', { href: run.href }, run.label) : run.label;

const runCell = run => ({ show: el('span', { class: 'run' }, linked(run)), value: run.label });

/** The runs themselves, and a table for each split that any of them was scored on. */
function scores(data) {
  const splits = [...new Set(data.runs.flatMap(run => Object.keys(run.scores)))];
  return [
    sortableTable({
      caption: 'The runs',
      columns: [{ name: 'run' }, { name: 'state' }, { name: 'begun' }, { name: 'commit' },
        ...['training', 'tokens per second', 'parameters', 'best step'].map(name => ({ name, numeric: true }))],
      rows: data.runs.map(run => [
        runCell(run), { show: stateOf(run.state), value: run.state.word }, run.when ?? '–', run.commit,
        { show: duration(run.seconds), value: run.seconds }, run.tokensPerSecond, run.parameters, run.bestStep]),
    }),
    ...splits.map(split => scoresOf(data, split)),
    data.note ? el('p', { class: 'note small' }, `Note: ${data.note}.`) : null,
    ...data.runs.filter(run => run.faults.length > 0).map(run => el('p', { class: 'note' }, `${run.name}: ${run.faults.join(' ')}`)),
  ];
}

function scoresOf(data, split) {
  const scored = data.runs.filter(run => run.scores[split]);
  const metrics = [...new Set(scored.flatMap(run => Object.keys(run.scores[split])))];
  return sortableTable({
    caption: `Scores on ${splitName(split)}, of the best checkpoint of each run`,
    columns: [{ name: 'run' }, ...metrics.map(metric => ({ name: metricName(metric), numeric: true }))],
    rows: scored.map(run => [runCell(run), ...metrics.map(metric => run.scores[split][metric])]),
  });
}

function differences(data) {
  if (data.differences.length === 0) return el('p', {}, 'In no key of their configurations.');
  return sortableTable({
    caption: 'The keys in which their configurations differ',
    columns: [{ name: 'key' }, ...data.runs.map(run => ({ name: run.label }))],
    rows: data.differences.map(({ key, values }) => [el('code', {}, key), ...values.map(value => el('code', {}, value ?? 'not there'))]),
  });
}

function chartsOf(data, view) {
  const kinds = new Map(data.runs.flatMap(run => run.curves).map(curve => [`${curve.split} ${curve.metric}`, curve]));
  return [...kinds.values()]
    .filter(kind => kind.metric !== 'smooth_loss' && !(kind.split === 'train' && kind.metric === 'perplexity'))
    .map(kind => lineChart({
      title: `${splitName(kind.split)}: ${metricName(kind.metric)}`.replace(/^./, first => first.toUpperCase()),
      x: view.over, y: axisOf(kind.metric), logY: kind.metric === 'loss' && view.logarithmic,
      series: seriesFor(data, kind, view),
    }));
}

/** Runs that differ in the seed alone have one colour, and their mean is drawn over them with a band. */
function seriesFor(data, kind, view) {
  const curveOf = owner => owner.curves.find(curve => curve.split === kind.split && curve.metric === kind.metric);
  const groupOf = index => data.groups.find(group => group.runs.includes(index));
  const styleOfRun = index => groupOf(index) ? { ...styleOf(groupOf(index).runs[0]), dashed: false, dotted: true } : styleOf(index);
  const means = data.groups.map(group => [curveOf(group), { name: group.label, ...styleOf(group.runs[0]), dashed: false, dotted: false }]);
  const single = data.runs.map((run, index) => [curveOf(run), { name: run.label, ...styleOfRun(index) }, run.bestStep]);
  return [...means, ...single].filter(([curve]) => curve).map(([curve, style, bestStep]) => {
    const series = seriesOf(curve, view, style);
    return kind.split === 'validation' && bestStep ? { ...series, best: pointAt(curve, series, bestStep) } : series;
  });
}
