// What every page is made of. Text out of data becomes text nodes and attributes, never HTML.

const page = JSON.parse(document.getElementById('data').textContent);

/** An element. Attributes that are functions are listeners, null and false leave one out; strings among the children are text. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const unpacked = new Map();

/** The bytes that travel with the page under a name. */
function blob(name) {
  if (!unpacked.has(name)) unpacked.set(name, whole(`blob-${name}`).then(element => unpack(element.textContent)));
  return unpacked.get(name);
}

/** An element behind this script, once all of it has come. */
function whole(id) {
  return new Promise((resolve, reject) => {
    const look = () => {
      const element = document.getElementById(id);
      if (element?.nextSibling) resolve(element);
      else if (document.readyState === 'complete') reject(new Error(`The file ends before ${id}: make the page again.`));
      else return;
      watcher.disconnect();
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { childList: true });
    document.addEventListener('readystatechange', look);
    look();
  });
}

/** The address of a picture that travels with the page under a name. */
async function pictureSource(name) {
  return `data:image/webp;base64,${(await whole(`picture-${name}`)).textContent}`;
}

async function unpack(text) {
  const characters = atob(text);
  const packed = new Uint8Array(characters.length);
  for (let i = 0; i < packed.length; i++) packed[i] = characters.charCodeAt(i); // many times as fast as Uint8Array.from
  if (packed.length === 0) return packed; // no bytes make no stream
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const formats = new Map(); // making one takes as long as writing a hundred numbers

/** How a number is written in full: whole, or with so many significant digits. */
function format(digits) {
  const options = digits ? { maximumSignificantDigits: digits } : {};
  if (!formats.has(digits)) formats.set(digits, new Intl.NumberFormat('en-US', options));
  return formats.get(digits);
}

/** The whole numbers from one to before another. */
const range = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);

/** How many things there are of each kind: [[kind, count], ...]. */
const countsOf = (things, kindOf) => [...Map.groupBy(things, kindOf)].map(([kind, group]) => [kind, group.length]);

/** A number for people: four significant digits, whole numbers with their thousands apart; a dash for none. */
function number(value, digits = 4) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (Number.isInteger(value)) return format(0).format(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) return value.toExponential(digits - 2).replace('e+', 'e');
  return format(digits).format(value);
}

/** Seconds as a clock shows them: 12 s, 3 min 05 s, 2 h 10 min. */
function duration(seconds) {
  if (seconds === null || seconds === undefined) return '–';
  if (seconds < 60) return `${number(seconds, 2)} s`;
  const minutes = Math.floor(seconds / 60);
  const pad = part => String(part).padStart(2, '0');
  return minutes < 60 ? `${minutes} min ${pad(Math.floor(seconds % 60))} s` : `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}

/**
 * A table that its headings sort. A column is { name, numeric }, a cell is text, a number, an element, or { show, value }
 * where it is sorted by something else than what it shows. With search, the label of a field, rows can be found by words in them.
 */
function sortableTable({ caption, columns, rows, search = null }) {
  const made = rows.map(row => ({ row, line: lineOfTable(columns, row) }));
  const body = el('tbody', {}, made.map(one => one.line));
  const headings = columns.map((column, index) =>
    el('th', { scope: 'col', class: column.numeric ? 'number' : null },
      el('button', { type: 'button', onclick: () => sortBy(index) }, column.name)));

  function sortBy(index) {
    const ascending = headings[index].getAttribute('aria-sort') !== 'ascending';
    headings.forEach(heading => heading.removeAttribute('aria-sort'));
    headings[index].setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
    const sign = ascending ? 1 : -1;
    const sorted = [...made].sort((a, b) => sign * compare(valueOf(a.row[index]), valueOf(b.row[index])));
    body.append(...sorted.map(one => one.line));
  }

  const table = el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    el('table', {}, el('caption', {}, caption), el('thead', {}, el('tr', {}, headings)), body));
  return search ? el('div', {}, searchField(search, made.map(one => one.line)), table) : table;
}

function lineOfTable(columns, row) {
  return el('tr', {}, row.map((cell, index) => el('td', { class: columns[index].numeric ? 'number' : null }, shownOf(cell))));
}

/** A field that hides the elements without the words typed into it, and says how many are left. */
function searchField(label, elements) {
  const texts = elements.map(element => element.textContent.toLowerCase());
  const count = el('output', { class: 'muted small' });
  const look = words => {
    const found = texts.map(text => words.every(word => text.includes(word)));
    elements.forEach((element, index) => { element.hidden = !found[index]; });
    count.textContent = words.length > 0 ? `${found.filter(Boolean).length} of ${elements.length}` : '';
  };
  return el('p', { class: 'controls' },
    el('input', {
      type: 'search', 'aria-label': label, placeholder: label,
      oninput: event => look(event.target.value.toLowerCase().split(' ').filter(Boolean)),
    }),
    count);
}

/** A table that is only read. */
function plainTable({ caption, columns, rows }) {
  const cellOf = (tag, cell, index, attributes = {}) =>
    el(tag, { ...attributes, class: columns[index].numeric ? 'number' : null }, shownOf(cell));
  return el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    el('table', {}, el('caption', {}, caption),
      el('thead', {}, el('tr', {}, columns.map((column, index) => cellOf('th', column.name, index, { scope: 'col' })))),
      el('tbody', {}, rows.map(row => el('tr', {}, row.map((cell, index) => cellOf('td', cell, index)))))));
}

function shownOf(cell) {
  const shown = cell && typeof cell === 'object' && 'show' in cell ? cell.show : cell;
  return typeof shown === 'number' || shown === null || shown === undefined ? number(shown) : shown;
}

function valueOf(cell) {
  if (cell instanceof Node) return cell.textContent;
  return cell && typeof cell === 'object' ? cell.value : cell;
}

/** Numbers by size, text by its letters with numbers in it by size, nothing last. */
function compare(a, b) {
  const none = value => value === null || value === undefined || value === '';
  if (none(a) || none(b)) return none(a) - none(b);
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true });
}

/** A part of the page under a heading; nothing where there is nothing to show. */
function section(title, ...children) {
  const shown = children.flat().filter(Boolean);
  return shown.length === 0 ? null : el('section', {}, el('h2', {}, title), shown);
}

function useTheme(theme) {
  document.documentElement.dataset.theme = theme;
  const button = document.getElementById('theme');
  button.textContent = theme === 'dark' ? 'Light' : 'Dark';
  button.setAttribute('aria-label', `Use ${theme === 'dark' ? 'light' : 'dark'} colours`);
}

/** Shows the page: heading, links to its neighbours ({ name, href } in data.links), and what its own script renders. */
async function show(render) {
  useTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  document.getElementById('theme').addEventListener('click', () =>
    useTheme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'));
  document.querySelector('h1').textContent = page.title;
  document.querySelector('nav').append(...(page.data.links ?? []).map(link => el('a', { href: link.href }, link.name)));
  await render(document.querySelector('main'), page.data);
  await nextFrame(); // in which charts find their width
  await drawings;
  await nextFrame();
  document.documentElement.dataset.shown = Math.round(performance.now()); // milliseconds since it was opened
}

const nextFrame = () => new Promise(requestAnimationFrame);
