// The gallery of a captioner: scores and entropy of the split, then its pictures, sorted and filtered.

const failures = 20;
const atOnce = 24;

async function render(main, data) {
  main.append(introduction(data), scoreTable(data));
  if (data.attention) main.append(attentionSection(data));
  const album = new Album(data);
  main.append(picturesSection(album));
  await Promise.all(album.loading); // of the cards that are seen first
}

function introduction(data) {
  const shown = data.pictures.length;
  const part = shown === data.count ? ''
    : ` ${number(shown)} are shown: the worst, the best, and of the others some evenly spaced through the set.`;
  const light = data.attention
    ? ' Each word has a picture in colour where the decoder looked when it wrote the word, dim and grey elsewhere.' : '';
  return el('p', {}, `${number(data.count)} ${data.split} pictures of ${data.set}, captioned by step ${number(data.step)} of `,
    el('code', {}, data.run), `, ${data.beam === 1 ? 'greedily' : `by beam search of width ${data.beam}`}.${part}${light}`);
}

function scoreTable(data) {
  const names = Object.keys(data.scores);
  return plainTable({
    caption: `Scores of all ${number(data.count)} captions`,
    columns: names.map(name => ({ name, numeric: true })),
    rows: [names.map(name => data.scores[name].toFixed(3))],
  });
}

function attentionSection(data) {
  const { mean, uniform, grid } = data.attention;
  return section('How widely it looks',
    el('p', {}, `The entropy of alpha, the weights over ${grid} × ${grid} places, is ${number(mean, 3)} nats on average: as wide as `
      + `${number(Math.exp(mean), 2)} places with equal weights. At most it is ln ${grid * grid} = ${uniform.toFixed(2)}, `
      + 'when all weigh the same.'),
    el('div', { class: 'charts' },
      entropyHistogram(data.attention),
      el('div', {}, data.kinds.length > 0 && kindTable(data.kinds), wordTable(data.attention.words, data.kinds.length > 0))));
}

function entropyHistogram({ histogram: { width, counts }, mean, uniform }) {
  const bins = counts.map((words, bin) => ({ from: bin * width, to: (bin + 1) * width, words }));
  const quiet = { stroke: 'var(--muted)', strokeDasharray: '2 3' };
  return chart({
    title: 'Entropy of alpha at each word',
    draw: space => Plot.plot({
      width: space, height: 260, marginLeft: 56, marginTop: 28,
      ariaLabel: `Histogram of the entropy of alpha in nats, mean ${number(mean, 3)}, at most ${number(uniform, 3)}`,
      x: { label: 'entropy (nats)' }, y: { label: 'words', grid: true, ticks: 5 },
      marks: [
        Plot.rectY(bins, { x1: 'from', x2: 'to', y: 'words', fill: 'var(--series-1)', insetLeft: 1 }),
        Plot.ruleX([mean, uniform], quiet),
        Plot.text([['mean', mean]], ruleName('end', -4)),
        Plot.text([['ln L', uniform]], ruleName('start', 4)),
      ],
    }),
    columns: [{ name: 'from', numeric: true }, { name: 'to', numeric: true }, { name: 'words', numeric: true }],
    rows: bins.map(bin => [bin.from, bin.to, bin.words]),
  });
}

function ruleName(textAnchor, dx) {
  return { x: rule => rule[1], text: rule => rule[0], frameAnchor: 'top', textAnchor, dx, dy: -12, fill: 'var(--muted)' };
}

function kindTable(kinds) {
  const percent = share => share === null ? { show: '–', value: null } : { show: `${(100 * share).toFixed(1)} %`, value: share };
  return el('div', {},
    sortableTable({
      caption: 'Where it looks, by kind of word',
      columns: ['kind', 'words', 'pointing', 'blind guess', 'entropy'].map((name, index) => ({ name, numeric: index > 0 })),
      rows: kinds.map(kind => [kind.kind, kind.words, percent(kind.pointing), percent(kind.blind),
        { show: kind.entropy.toFixed(2), value: kind.entropy }]),
    }),
    el('p', { class: 'small muted' },
      'Pointing: the share of words at which the largest weight lies in the box of what the word is about; for a relation, of either of '
      + 'its two objects. A word about what is not there is a miss. A blind guess: the same share, were all weights equal.'));
}

function wordTable(words, closed) {
  const table = sortableTable({
    caption: 'Words written ten times or more, narrowest attention first',
    columns: ['word', 'times', 'entropy'].map((name, index) => ({ name, numeric: index > 0 })),
    rows: words.map(word => [word.word, word.count, { show: word.entropy.toFixed(2), value: word.entropy }]),
  });
  table.classList.add('low');
  return closed ? el('details', {}, el('summary', {}, 'By word'), table) : table;
}

function picturesSection(album) {
  const { data } = album;
  const list = el('ul', { class: 'cards' });
  const status = el('p', { class: 'small muted', role: 'status' });
  const more = el('button', { type: 'button', class: 'more', onclick: () => showMore() }, `${atOnce} more`);
  let chosen = [];

  function showMore() {
    const from = list.children.length;
    list.append(...chosen.slice(from, from + atOnce).map(picture => makeCard(album, picture)));
    more.hidden = list.children.length >= chosen.length;
    if (list.classList.contains('all-words')) drawTiles(list);
  }

  const controls = makeControls(album, list, choice => {
    chosen = choose(data, choice);
    status.textContent = `${number(chosen.length)} of ${number(data.pictures.length)} pictures${verdictsOf(chosen)}`;
    list.replaceChildren();
    showMore();
  });
  new IntersectionObserver(([entry]) => entry.isIntersecting && showMore(), { rootMargin: '600px' }).observe(more);
  const marks = data.sceneSide ? ' ✓ and ✗ say whether the largest weight lies on what the word is about.' : '';
  const hint = data.attention && el('p', { class: 'small muted' }, 'Choose a word, or move the slider under a picture, to see where the '
    + `decoder looked. The bar under a word is the entropy of its alpha: full when all places weigh the same.${marks} `
    + 'Full light is where a word looked most. Where it looked almost everywhere alike, stretch the light: '
    + 'it is then dark where it looked least.');
  return section('Pictures', hint, controls, status, list, more);
}

/** Draws the strips of the cards that are there, those that are not drawn yet. */
function drawTiles(list) {
  for (const tile of list.querySelectorAll('.tiles canvas:not([data-drawn])')) {
    tile.dataset.drawn = '';
    tile.relight();
  }
}

/** Draws again what is lit: of the strips only what is seen. */
function relight(list) {
  list.querySelectorAll('.stage canvas').forEach(canvas => canvas.relight());
  list.querySelectorAll('.tiles canvas').forEach(tile => delete tile.dataset.drawn);
  if (list.classList.contains('all-words')) drawTiles(list);
}

/** Calls changed with { order, score, word, place, fault, worst } whenever one of them changes, and once to begin with. */
function makeControls(album, list, changed) {
  const { data } = album;
  const select = (name, options) => {
    const control = el('select', { onchange: () => update() }, options.map(([value, text]) => el('option', { value }, text)));
    return { control, label: el('label', {}, `${name} `, control) };
  };
  const scores = Object.keys(data.pictures[0].scores).map(name => [name, scoreNames[name]]);
  const order = select('Sort', [['worst', 'worst first'], ['best', 'best first'], ['set', 'as in the set']]);
  const score = select('by', data.sceneSide ? [['rank', 'truth, then CIDEr-D'], ...scores] : scores);
  const word = el('input', { type: 'search', size: 12, oninput: () => update() });
  const place = select('in', [['both', 'captions or references'], ['caption', 'captions'], ['references', 'references']]);
  const fault = data.sceneSide ? select('Verdict', verdicts(data.pictures)) : null;
  const worst = toggle(`Worst ${failures}`, update);
  const allWords = data.attention && toggle('All words at once', on => {
    list.classList.toggle('all-words', on);
    if (on) drawTiles(list);
  });
  const stretch = data.attention && toggle('Stretch the light', on => {
    album.stretched = on;
    relight(list);
  });
  const boxes = data.sceneSide && toggle('True boxes', on => list.classList.toggle('with-boxes', on));

  function update() {
    changed({
      order: order.control.value, score: score.control.value, word: word.value.trim().toLowerCase(), place: place.control.value,
      fault: fault?.control.value ?? 'any', worst: worst.getAttribute('aria-pressed') === 'true',
    });
  }

  update();
  return el('div', { class: 'controls', role: 'group', 'aria-label': 'Which pictures, and how' },
    el('span', {}, order.label, ' ', score.label), el('span', {}, el('label', {}, 'With the word ', word), ' ', place.label),
    fault?.label, worst, allWords, stretch, boxes);
}

function toggle(text, changed) {
  const press = () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', on);
    changed(on);
  };
  const button = el('button', { type: 'button', 'aria-pressed': 'false', onclick: press }, text);
  return button;
}

function verdicts(pictures) {
  const counts = new Map(countsOf(pictures, picture => picture.fault));
  const found = Object.keys(faults).filter(name => counts.has(name))
    .map(name => [name, `untrue: ${faults[name]} (${number(counts.get(name))})`]);
  const isTrue = counts.get('none') ?? 0;
  const isUntrue = pictures.length - isTrue;
  return [['any', 'any'], ['none', `true (${number(isTrue)})`], ['untrue', `untrue (${number(isUntrue)})`], ...found];
}

/** What is wrong with the captions of some scenes, the most frequent first. */
function verdictsOf(pictures) {
  const untrue = pictures.filter(picture => picture.fault && picture.fault !== 'none');
  const wrong = countsOf(untrue, picture => picture.fault);
  return wrong.length === 0 ? '' : `; untrue: ${wrong.sort((a, b) => b[1] - a[1])
    .map(([fault, count]) => `${number(count)} ${faults[fault]}`).join(', ')}`;
}

/** The pictures that a choice of the controls shows, in its order. */
function choose(data, { order, score, word, place, fault, worst }) {
  const valueOf = picture => score === 'rank' ? picture.rank : picture.scores[score];
  const kept = data.pictures.filter(picture =>
    (!worst || picture.rank < failures)
    && (fault === 'any' || picture.fault === fault || (fault === 'untrue' && picture.fault !== 'none'))
    && (!word || textsOf(data, picture, place).some(text => hasWord(text, word, data.separator))));
  if (order === 'set') return kept;
  const sign = (order === 'worst' ? 1 : -1) * (score === 'entropy' ? -1 : 1); // the widest attention counts as the worst
  return kept.sort((a, b) => sign * (valueOf(a) - valueOf(b)) || sign * (a.rank - b.rank));
}

function textsOf(data, picture, place) {
  const written = picture.words.map(word => word.text).join(data.separator);
  return [...place === 'references' ? [] : [written], ...place === 'caption' ? [] : picture.references];
}

/** Whether a text has a word that begins so; in a script without blanks, whether it is in it. */
function hasWord(text, word, separator) {
  const lower = text.toLowerCase();
  return separator === '' ? lower.includes(word) : ` ${lower.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')}`.includes(` ${word}`);
}
