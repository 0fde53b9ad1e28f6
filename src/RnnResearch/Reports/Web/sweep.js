// The page of a sweep.

const mostNamed = 8; // as many colours as there are; more groups are coloured by one of the axes

async function render(main, data) {
  main.append(...[
    el('div', {}, asked(data), progress(data), command(data.command)),
    section('Expected', data.expected ? el('p', {}, data.expected) : null),
    section('Means and deviations', data.tables.map(table)),
    section('What each axis does', axisCharts(data)),
    section('Learning curves', learningCurves(data)),
    gradientFlowSection(data.gradientFlow),
    section('Runs', runs(data)),
  ].filter(Boolean));
}

function progress(data) {
  const counts = countsOf(data.runs, run => run.state.word);
  return el('p', { class: 'small' }, `${data.runs.length} runs: `, counts.flatMap(([word, count], index) =>
    [index > 0 ? ', ' : '', `${count} `, stateOf({ word })]));
}

function table({ title, columns, rows, note }) {
  const isNumber = index => rows.some(row => /^[\d.,-]+( ±| \(|$)/.test(row[index]));
  return el('div', {}, sortableTable({
    caption: title,
    columns: columns.map((name, index) => ({ name, numeric: index >= 1 && isNumber(index) })),
    rows: rows.map(row => row.map(cell => ({ show: cell, value: sizeOf(cell) }))),
  }), note ? el('p', { class: 'note small' }, note) : null);
}

/** "1.396 ± 0.004 (3)" is sorted by 1.396, "lstm" by its letters, "-" last. */
function sizeOf(cell) {
  if (cell === '-' || cell === '') return null;
  const leading = cell.match(/^-?[\d,]*\.?\d+(?=$| )/);
  return leading ? Number(leading[0].replaceAll(',', '')) : cell;
}

/**
 * A chart for every axis that has several values: the others' combinations are its series. Where there is only one axis, all metrics of a
 * split that it makes a difference to are shown at once.
 */
function axisCharts(data) {
  const varied = data.axes.map((_, axis) => axis).filter(axis => valuesOf(data, axis).length > 1);
  if (varied.length === 0 || data.metrics.length === 0) return null;
  const charts = el('div', { class: 'charts' });
  const choices = [
    ...data.varying.map(({ split, metrics }) => ({ name: `all of ${split}`, metrics })),
    ...data.metrics.map((name, index) => ({ name, metrics: [index] })),
  ];
  const show = choice => charts.replaceChildren(...choices[choice].metrics.flatMap(metric =>
    varied.map(axis => axisChart(data, axis, metric))));
  const first = varied.length === 1 ? 0 : data.varying.length + (data.varying[0]?.metrics[0] ?? 0);
  show(first);
  return [
    el('div', { class: 'controls small' }, el('label', {}, 'metric ', el('select', { onchange: event => show(Number(event.target.value)) },
      choices.map(({ name }, index) => el('option', { value: index, selected: index === first }, name))))),
    charts,
    data.groups.some(group => group.expected) ? el('p', { class: 'muted small' }, 'Rings: published figures.') : null,
  ];
}

const valuesOf = (data, axis) => [...new Set(data.groups.map(group => group.values[axis]))];

function axisChart(data, axis, metric) {
  const values = valuesOf(data, axis);
  const isNumeric = values.every(value => value !== '' && Number.isFinite(Number(value)));
  const xOf = group => isNumeric ? Number(group.values[axis]) : group.values[axis];
  const numbers = isNumeric ? values.map(Number) : [];
  const othersOf = group => group.values.filter((_, index) => index !== axis).join(', ') || data.metrics[metric];
  const combinations = [...Map.groupBy(data.groups, othersOf)];
  const colourOf = colouring(data, combinations, axis);
  return meansChart({
    title: `${data.metrics[metric]} over ${data.axes[axis]}`,
    x: data.axes[axis], y: data.metrics[metric],
    domain: isNumeric ? null : values,
    logX: isNumeric && Math.min(...numbers) > 0 && Math.max(...numbers) / Math.min(...numbers) >= 8,
    series: combinations.map(([name, groups], index) => ({
      ...colourOf(name, groups[0], index),
      points: groups.filter(group => group.means[metric])
        .map(group => [xOf(group), group.means[metric].mean, group.means[metric].deviation]),
      published: metric === 0 ? groups.map(group => [xOf(group), firstNumber(group.expected)]).filter(([, y]) => y !== null) : [],
    })),
  });
}

/** A colour and a name for each combination; where there are too many, for each value of the first other axis. */
function colouring(data, combinations, axis) {
  if (combinations.length <= mostNamed) return (name, _, index) => ({ name, colour: seriesColour(index) });
  const other = axis === 0 ? 1 : 0;
  const values = valuesOf(data, other);
  return (_, group) => ({ name: `${data.axes[other]}=${group.values[other]}`, colour: seriesColour(values.indexOf(group.values[other])) });
}

function firstNumber(text) {
  const found = text?.match(/-?\d+(\.\d+)?/);
  return found ? Number(found[0]) : null;
}

function learningCurves(data) {
  if (data.groups.every(group => group.curves.length === 0)) return null;
  let axis = 0;
  const charts = curveCharts(view => curvesBy(data, axis, view));
  if (data.groups.length <= mostNamed || data.axes.length < 2) return charts;
  const choice = el('select', {
    onchange: event => {
      axis = Number(event.target.value);
      charts[0].querySelector('select').dispatchEvent(new Event('change')); // draws again
    },
  }, data.axes.map((name, index) => el('option', { value: index }, name)));
  charts[0].append(el('label', {}, 'coloured by ', choice));
  return charts;
}

function curvesBy(data, axis, view) {
  const kinds = new Map(data.groups.flatMap(group => group.curves).map(curve => [`${curve.split} ${curve.metric}`, curve]));
  return [...kinds.values()].map(kind => lineChart({
    title: `${splitName(kind.split)}: ${metricName(kind.metric)}`.replace(/^./, first => first.toUpperCase()),
    x: view.over, y: axisOf(kind.metric), logY: kind.metric === 'loss' && view.logarithmic,
    series: data.groups.map((group, index) => ({ group, style: groupStyle(data, group, index, axis) }))
      .map(({ group, style }) => ({ curve: group.curves.find(curve => curve.split === kind.split && curve.metric === kind.metric), style }))
      .filter(({ curve }) => curve)
      .map(({ curve, style }) => ({ ...seriesOf(curve, view, style), ...(data.groups.length > mostNamed ? { band: null } : {}) })),
  }));
}

function groupStyle(data, group, index, axis) {
  if (data.groups.length <= mostNamed || data.axes.length === 0) return { name: group.label, ...styleOf(index) };
  const value = valuesOf(data, axis).indexOf(group.values[axis]);
  return { name: `${data.axes[axis]}=${group.values[axis]}`, ...styleOf(value) };
}

function runs(data) {
  return sortableTable({
    caption: 'Every run',
    columns: [{ name: 'run' }, ...data.axes.map(name => ({ name })), { name: 'seed', numeric: true }, { name: 'state' },
      { name: `validation ${data.metric}`, numeric: true }, { name: 'best step', numeric: true }, { name: 'training', numeric: true }],
    rows: data.runs.map(run => [
      { show: run.href ? el('a', { href: run.href }, run.label) : run.label, value: run.label },
      ...run.values, run.seed,
      { show: el('span', {}, stateOf(run.state), run.state.word === 'failed' ? ` ${run.state.reason}` : ''), value: run.state.word },
      run.score, run.bestStep, { show: duration(run.seconds), value: run.seconds }]),
    search: 'Find a run',
  });
}
