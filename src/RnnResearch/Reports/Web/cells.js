// Interpretable cells (Karpathy, Johnson and Fei-Fei 2016): what the cells of a network follow in a text.
//
// data: { run, step, cell, layers, hidden, unit, command, text: { name, units, read, stretches, note }, tokens: [text],
//   shown: [{ start, line, length, half, searchedAt }], quantities: [{ layer, name, label, low, high, blob }],
//   searchedStarts: [{ start, line, length }],
//   properties: [{ name, kind, description, share, skipped, cells: [{ layer, unit, sign, threshold, score, heldOut }],
//     chance, untrained, claimed }], saturation: [{ layer, gate, left: [share], right: [share] }] }
// A layer's first quantity is the one that its cells are searched by. P positions are shown, M are searched; blobs:
//   shown int32 [P]; guesses [P][5] of uint16 id, uint8 255 p; each quantity's uint8 [hidden][P], 16 levels; p-N uint8 [P], 0 to 15;
//   searched int32 [M]; marks uint8 [layers * hidden][M], 1 from 0.5 on, 2 down from -0.5.

async function render(main, data) {
  const choice = choiceOf(firstChoice(data));
  const [text] = await Promise.all([shownText(data), ...blobsOf(data, choice.now).map(blob)]);
  main.append(
    introduction(data),
    section('What was found', propertiesFound(data, choice)),
    section('The text, coloured by a cell', textView(data, text, choice)),
    section('Cells by phrase', phraseView(data, text, choice)),
    section('How often gates are shut and open', saturationView(data)));
  await choice.change({}, {});
}

function introduction(data) {
  const { text } = data;
  const read = `${text.name}: ${number(text.read)} of ${number(text.units)} ${data.unit}, in ${number(text.stretches)} stretches`;
  return el('div', {},
    el('p', {}, `What the ${number(data.layers * data.hidden)} cells of `, el('code', {}, data.run), ` (${data.cell}, `
      + `${count(data.layers, 'layer', 'layers')} of ${number(data.hidden)}, step ${number(data.step)}) are while the network reads a `
      + 'text. Layers and cells are counted from 0.'),
    el('p', {}, `Read: ${text.note || read}.`),
    el('p', { class: 'muted small' }, 'Made by ', el('code', {}, data.command)));
}

/**
 * What is looked at: { layer, unit, quantity, property, guesses, span, asked }, the last two being phrases marked and asked about.
 * Who watches it is given a function that says whether any of some parts has changed; at the beginning all have.
 */
function choiceOf(now) {
  const watchers = [];
  return {
    now,
    watch: watcher => watchers.push(watcher),
    change: async (parts, before = { ...now }) => {
      Object.assign(now, parts);
      const changed = (...names) => names.some(name => before[name] !== now[name]);
      await Promise.all(watchers.map(watcher => watcher(changed)));
    },
  };
}

/** The best cell of the first property that was found, with the property under it. */
function firstChoice(data) {
  const property = Math.max(data.properties.findIndex(one => one.claimed), -1);
  const { layer, unit } = data.properties[property]?.cells[0] ?? { layer: 0, unit: 0 };
  return { layer, unit, quantity: mainQuantity(data, layer).name, property, guesses: false, span: null, asked: null };
}

/** What the text is coloured and underlined by. */
function blobsOf(data, { property, ...cell }) {
  return [quantityOf(data, cell).blob, ...property < 0 ? [] : [`p-${property}`]];
}

const quantitiesOf = (data, layer) => data.quantities.filter(one => one.layer === layer);

/** The quantity that cells are searched by. */
const mainQuantity = (data, layer) => quantitiesOf(data, layer)[0];

const quantityOf = (data, { layer, quantity }) => quantitiesOf(data, layer).find(one => one.name === quantity) ?? mainQuantity(data, layer);

const oneUnit = data => data.unit.replace(/s$/, '');

const cellName = ({ layer, unit }) => `layer ${layer}, cell ${unit}`;

/** A button that shows a cell in the text. */
function cellButton(data, choice, cell, words, more = {}) {
  const show = async () => {
    await choice.change({ layer: cell.layer, unit: cell.unit, quantity: mainQuantity(data, cell.layer).name, ...more });
    const text = document.getElementById('text');
    text.scrollIntoView({ block: 'start' });
    text.focus({ preventScroll: true });
  };
  return el('button', { type: 'button', class: 'cell', onclick: show }, `${cellName(cell)}${words}`);
}

function saturationView(data) {
  if (data.saturation.length === 0)
    return el('p', {}, `A cell of this network (${data.cell}) has no gates between 0 and 1, so there is none to be shut or open.`);
  const layers = [...new Set(data.saturation.map(one => one.layer))];
  return [
    el('p', {}, 'A dot for each cell and gate. Far to the right are gates that are nearly always open (above 0.9), far up those that are '
      + 'nearly always shut (below 0.1); near the corner at 0 they are seldom either.'),
    el('div', { class: 'charts' }, layers.map(layer => dotChart({
      title: `Layer ${layer}`, x: 'share of the time open, > 0.9', y: 'share of the time shut, < 0.1', domain: [0, 1],
      series: data.saturation.filter(one => one.layer === layer).map(one => ({
        name: quantityOf(data, { layer, quantity: one.gate }).label,
        points: one.right.map((right, unit) => [right, one.left[unit], `cell ${unit}`]),
      })),
    }))),
  ];
}
