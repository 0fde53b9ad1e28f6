// A card of the gallery: a picture, its caption, where the decoder looked at each word, and what else there is to know.

const scoreNames = { cider: 'CIDEr-D', bleu4: 'BLEU-4', rouge_l: 'ROUGE-L', log_p: 'log p', entropy: 'mean entropy' };
const faults = {
  ungrammatical: 'no sentence of the grammar', missingObject: 'names what is not there', wrongSize: 'wrong size',
  sameObjectTwice: 'two names for one thing', wrongPlace: 'wrong place', wrongRelation: 'wrong relation',
};
const litSide = 224;
const tileSide = 104;

/** What cards share. */
class Album {
  constructor(data) {
    Object.assign(this, { data, grid: data.attention?.grid, stretched: false, loading: [] });
    for (const picture of data.pictures)
      picture.words = picture.words.map((text, i) => ({ text, entropy: picture.entropy?.[i], hit: null, ...picture.about?.[i] }));
  }

  /** Fills an element with a picture, as soon as it has come. */
  load(image, { rank }) {
    const loaded = pictureSource(rank).then(source => {
      image.src = source;
      return image.decode();
    });
    this.loading.push(loaded);
    return loaded;
  }

  async light(canvas, image, picture, word) {
    const places = this.grid * this.grid;
    const from = picture.alpha + word * places;
    drawLit(canvas, image, (await blob('alpha')).subarray(from, from + places), this.grid, this.stretched);
  }

  captionOf(picture) {
    return picture.words.map(word => word.text).join(this.data.separator) || '(no words)';
  }
}

function makeCard(album, picture) {
  const image = el('img', { alt: album.captionOf(picture), width: litSide, height: litSide });
  const loaded = album.load(image, picture);
  const looks = album.grid && picture.words.length > 0;
  const viewer = looks ? makeViewer(album, picture, image, loaded)
    : { stage: el('div', { class: 'stage' }, image, boxesOf(album, picture)) };
  return el('li', { class: 'card' },
    el('div', { class: 'look' }, viewer.stage, viewer.slider),
    el('div', { class: 'words' },
      viewer.caption ?? el('p', { class: 'caption' }, album.captionOf(picture)),
      verdictOf(picture),
      scoresOf(picture),
      viewer.line),
    viewer.tiles,
    moreOf(album, picture));
}

/** Picture, caption and slider of a model that looks: word 0 is the picture as it is. */
function makeViewer(album, picture, image, loaded) {
  const canvas = el('canvas', { width: litSide, height: litSide, 'aria-hidden': 'true', hidden: true });
  const boxes = boxesOf(album, picture);
  const slider = el('input', {
    type: 'range', min: 0, max: picture.words.length, value: 0, 'aria-label': `Word of the caption: ${album.captionOf(picture)}`,
    oninput: () => choose(Number(slider.value)),
  });
  const line = el('p', { class: 'line small muted' });
  const buttons = picture.words.map((word, index) => wordButton(album, word, () => choose(chosen === index + 1 ? 0 : index + 1)));
  let chosen = 0;
  canvas.relight = async () => {
    await loaded;
    if (chosen > 0) await album.light(canvas, image, picture, chosen - 1);
    canvas.hidden = chosen === 0; // shown when there is something on it
  };

  function choose(word) {
    chosen = word;
    slider.value = word;
    canvas.relight();
    buttons.forEach((button, index) => button.setAttribute('aria-pressed', index === word - 1));
    line.textContent = word === 0 ? '' : about(album, picture, picture.words[word - 1]);
    slider.setAttribute('aria-valuetext', word === 0 ? 'the whole picture' : `${picture.words[word - 1].text}: ${line.textContent}`);
    const meant = word === 0 ? [] : picture.words[word - 1].objects ?? [];
    boxes?.querySelectorAll('rect').forEach((box, index) => box.classList.toggle('meant', meant.includes(index)));
  }

  choose(0);
  return {
    slider, line,
    stage: el('div', { class: 'stage' }, image, canvas, boxes),
    caption: el('div', { class: album.data.separator ? 'caption' : 'caption close', role: 'group', 'aria-label': 'Caption' }, buttons),
    tiles: el('ol', { class: 'tiles', 'aria-label': 'All words at once' }, picture.words.map((word, index) => {
      const tile = el('canvas', { width: tileSide, height: tileSide, 'aria-hidden': 'true' });
      tile.relight = () => loaded.then(() => album.light(tile, image, picture, index));
      return el('li', {}, tile, el('span', {}, word.text));
    })),
  };
}

/** A word with the entropy of its alpha as a bar, and on scenes whether it points at what it is about. By keyboard there is the slider. */
function wordButton(album, word, onclick) {
  const share = word.entropy / album.data.attention.uniform;
  const mark = word.hit === null ? null : el('span', { class: 'mark', 'aria-hidden': 'true' }, word.hit > 0 ? '✓' : '✗');
  const title = `entropy ${number(word.entropy, 3)}`;
  return el('button', { type: 'button', class: 'word', tabindex: -1, 'aria-pressed': 'false', title, onclick },
    word.text, mark, el('span', { class: 'bar', style: `--share: ${share}` }));
}

/** What is known of a word. */
function about(album, picture, word) {
  const wide = `entropy ${number(word.entropy, 3)} of at most ${number(album.data.attention.uniform, 3)}`;
  if (word.hit === null) return wide;
  const things = word.objects.map(index => `the ${picture.objects[index].name}`).join(' or ');
  if (!things) return `${word.kind}: what it is about is not in the picture; ${wide}`;
  return `${word.kind}: ${word.hit > 0 ? 'looks at' : 'looks elsewhere than at'} ${things}; ${wide}`;
}

/** The true boxes of a scene's objects, over the picture. */
function boxesOf(album, picture) {
  if (!picture.objects) return null;
  const make = (tag, attributes) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const side = album.data.sceneSide;
  const svg = make('svg', { class: 'boxes', viewBox: `0 0 ${side} ${side}`, 'aria-hidden': 'true' });
  svg.append(...picture.objects.map(({ box: [x, y, width, height] }) => make('rect', { x, y, width, height })));
  return svg;
}

function verdictOf(picture) {
  if (!picture.objects) return null;
  const wrong = picture.fault !== 'none';
  return el('p', { class: `small${wrong ? ' bad' : ''}` }, wrong ? `✗ untrue: ${faults[picture.fault]}` : '✓ true');
}

function scoresOf(picture) {
  return el('dl', { class: 'scores small' }, Object.entries(picture.scores).flatMap(([name, value]) =>
    el('div', {}, el('dt', {}, scoreNames[name]), el('dd', {}, value === null ? '–' : value.toFixed(2)))));
}

function moreOf(album, picture) {
  const { lengthAlpha } = album.data;
  return el('details', {}, el('summary', {}, 'Beams and references'),
    el('table', { class: 'small' },
      el('caption', {}, `What the beam search came to, best first by log p${lengthAlpha ? ` / length^${number(lengthAlpha)}` : ''}`),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'caption'), el('th', { scope: 'col', class: 'number' }, 'log p'))),
      el('tbody', {}, picture.beams.map(beam => el('tr', {},
        el('td', {}, `${beam.caption || '(no words)'}${beam.finished ? '' : ' …'}`),
        el('td', { class: 'number' }, beam.logP.toFixed(2)))))),
    el('p', { class: 'small muted' }, picture.objects ? 'What the scene\'s generator said' : 'What people said'),
    el('ul', { class: 'small' }, picture.references.map(reference => el('li', {}, reference))),
    picture.objects && el('p', { class: 'small' }, `In the picture: ${picture.objects.map(thing => thing.name).join(', ')}.`),
    el('p', { class: 'small muted' }, `${picture.id}, ${number(picture.rank + 1)} of ${number(album.data.count)} from the worst`));
}
