// All results: every run and sweep, and the lecture's numbers.

async function render(main, data) {
  main.append(...[
    data.rows.length === 0 ? el('p', {}, 'There are no runs yet. Begin with: make exp NAME=hello') : runs(data),
    section('Sweeps', data.sweeps.length === 0 ? null : sweeps(data)),
    data.lecture ? el('article', { class: 'lecture' }, data.lecture.map(built)) : null,
  ].filter(Boolean));
}

const linked = one => ({ show: one.href ? el('a', { href: one.href }, one.name) : one.name, value: one.name });
const scored = score => score ? { show: `${score.metric} ${number(score.value)}`, value: score.value } : null;

function runs(data) {
  return sortableTable({
    caption: `${data.rows.length} ${data.rows.length === 1 ? 'run' : 'runs'}, the newest first`,
    columns: [{ name: 'run' }, { name: 'begun' }, { name: 'state' },
      ...['best validation', 'test', 'training', 'seed'].map(name => ({ name, numeric: true })), { name: 'commit' }],
    rows: data.rows.map(row => [
      linked(row), row.when ?? '–', { show: el('span', {}, stateOf(row.state), reasonOf(row.state)), value: row.state.word },
      scored(row.validation), scored(row.test), { show: duration(row.seconds), value: row.seconds }, row.seed, row.commit ?? '–']),
    search: 'Find runs by words, such as lstm failed',
  });
}

function reasonOf(state) {
  return ['failed', 'damaged'].includes(state.word) ? el('details', {}, el('summary', {}, 'why'), state.reason) : null;
}

function sweeps(data) {
  return sortableTable({
    caption: 'Sweeps',
    columns: [{ name: 'sweep' }, { name: 'runs', numeric: true }, { name: 'finished', numeric: true }],
    rows: data.sweeps.map(sweep => [linked(sweep), sweep.runs, sweep.finished]),
  });
}

/** An element of the lecture's table: { tag, children, href }, or a text. */
function built(node) {
  if (typeof node === 'string') return node;
  const element = el(node.tag, { href: node.href, tabindex: node.tag === 'pre' ? 0 : null }, node.children.map(built));
  return node.tag === 'table' ? el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Numbers' }, element) : element;
}
