// Cells by phrase (Strobelt, Gehrmann, Pfister and Rush 2018, LSTMVis): the cells that are on over a phrase and off around it, and where
// else they are on together. A cell is on where it is 0.5 and more, or -0.5 and less.

const cellsNamed = 12;
const placesNamed = 12;
const contextShown = 40;

function phraseButton(text, choice) {
  const phrase = el('span', { class: 'text phrase' });
  const button = el('button', { type: 'button', id: 'which', onclick: () => choice.change({ asked: { ...choice.now.span } }) },
    'Which cells are on here?');
  const whole = el('div', { class: 'asking' }, 'Marked: ', phrase, ' ', button);
  choice.watch(changed => {
    if (!changed('span')) return;
    const { span } = choice.now;
    whole.hidden = !span;
    phrase.textContent = span ? excerpt(text.tokens, text.ids.subarray(span.from, span.to)) : '';
  });
  return whole;
}

function phraseView(data, text, choice) {
  const answer = el('div', { id: 'phrase', tabindex: -1, role: 'region', 'aria-label': 'Cells of the marked phrase' },
    el('p', { class: 'muted' }, 'Mark a phrase in the text and ask which cells are on there.'));
  choice.watch(async changed => {
    if (!changed('asked') || !choice.now.asked) return;
    answer.replaceChildren(...await phraseAnswer(data, text, choice, choice.now.asked));
    answer.scrollIntoView({ block: 'nearest' });
    answer.focus({ preventScroll: true });
  });
  return answer;
}

async function phraseAnswer(data, text, choice, span) {
  const searched = searchedText(data, integers(await blob('searched')), await blob('marks'));
  const passage = text.passageOf(span.from);
  const at = passage.searchedAt + span.from - passage.from;
  const phrase = { from: at, to: at + span.to - span.from };
  const around = aroundOf(searched, phrase);
  const on = cellsOver(searched, phrase, around);
  const chosen = on.filter(cell => 2 * cell.off >= around.length).sort((a, b) => b.off - a.off).slice(0, cellsNamed);
  const words = el('span', { class: 'text phrase' }, excerpt(text.tokens, searched.ids.subarray(phrase.from, phrase.to)));
  return [
    el('p', {}, 'Over ', words, ` ${on.length === 0 ? 'no cell is' : count(on.length, 'cell is', 'cells are')} on at every position. `,
      on.length > 0 && `Around it are the ${around.length} positions before and behind, as many as it has and at least 5 on each side; `
        + (chosen.length === 0 ? 'none of these cells is off at half of them.' : 'off at half of them and more are:')),
    el('ol', { class: 'cells' }, chosen.map(cell => el('li', {}, cellButton(data, choice, cell, cell.mark === 1 ? ', on' : ', on below 0'),
      ` off at ${cell.off} of ${around.length} around`))),
    ...(chosen.length === 0 ? [] : placesView(text, searched, phrase, chosen)),
  ];
}

function placesView(text, searched, phrase, chosen) {
  const places = placesOf(searched, phrase, chosen);
  return [
    el('h3', {}, 'Other places where these cells are on together'),
    el('p', {}, 'Where more than half of them are on for half the length of the phrase and more, of '
      + `${number(searched.ids.length)} positions searched; first those with the most of them on, and of about the phrase's length. `
      + `${count(places.length, 'place', 'places')}${places.length > placesNamed ? `, the first ${placesNamed}:` : '.'}`),
    el('ol', { class: 'places' }, places.slice(0, placesNamed).map(place => el('li', {},
      el('span', { class: 'muted small' }, `line ${number(lineOf(searched, text, place))} `),
      snippet(searched, text, place)))),
  ];
}

const count = (n, one, many) => `${number(n)} ${n === 1 ? one : many}`;

function searchedText(data, ids, marks) {
  let from = 0;
  const stretches = data.searchedStarts.map(stretch => ({ ...stretch, from, to: from += stretch.length }));
  return { ids, marks, hidden: data.hidden, stretches, stretchOf: at => stretches.find(stretch => at < stretch.to) };
}

/** The positions before and behind a phrase, as many as it has and at least 5 on each side, as far as they were read in one go. */
function aroundOf(searched, { from, to }) {
  const stretch = searched.stretchOf(from);
  const reach = Math.max(5, to - from);
  return [...range(Math.max(stretch.from, from - reach), from), ...range(to, Math.min(stretch.to, to + reach))];
}

/** The cells that are on, with one sign, over all of a phrase: [{ layer, unit, mark, row, off }], off of the positions around it. */
function cellsOver({ ids, marks, hidden }, { from, to }, around) {
  const found = [];
  for (let row = 0; row < marks.length; row += ids.length) {
    const mark = marks[row + from];
    let at = from;
    while (at < to && mark !== 0 && marks[row + at] === mark) at++;
    if (at < to) continue;
    const cell = row / ids.length;
    const off = around.filter(place => marks[row + place] !== mark).length;
    found.push({ layer: Math.floor(cell / hidden), unit: cell % hidden, mark, row, off });
  }
  return found;
}

/** Where else more than half of the cells are on for long enough, best first: [{ from, to, score }]. */
function placesOf(searched, phrase, cells) {
  const length = phrase.to - phrase.from;
  const on = Uint8Array.from(searched.ids, (_, at) => cells.filter(cell => searched.marks[cell.row + at] === cell.mark).length);
  return searched.stretches.flatMap(stretch => runsOf(stretch, at => 2 * on[at] > cells.length))
    .filter(run => 2 * (run.to - run.from) >= length && (run.to <= phrase.from || run.from >= phrase.to))
    .map(run => ({ ...run, score: mean(on.subarray(run.from, run.to)) / cells.length * likeness(run.to - run.from, length) }))
    .sort((a, b) => b.score - a.score);
}

const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;

const likeness = (a, b) => Math.min(a, b) / Math.max(a, b);

function runsOf({ from, to }, holds) {
  const runs = [];
  for (let at = from; at < to; at++) {
    if (!holds(at)) continue;
    const start = at;
    while (at < to && holds(at)) at++;
    runs.push({ from: start, to: at });
  }
  return runs;
}

function lineOf(searched, text, { from }) {
  const stretch = searched.stretchOf(from);
  return stretch.line + searched.ids.subarray(stretch.from, from).filter(id => text.tokens[id].behind === '\n').length;
}

function snippet(searched, text, { from, to }) {
  const stretch = searched.stretchOf(from);
  const part = (start, end) => excerpt(text.tokens, searched.ids.subarray(start, end), Infinity);
  return el('span', { class: 'text' }, part(Math.max(stretch.from, from - contextShown), from),
    el('mark', {}, part(from, to)), part(to, Math.min(stretch.to, to + contextShown)));
}
