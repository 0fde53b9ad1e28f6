// Going through the text by mouse and keys, and marking a phrase.

/** look(place) is called wherever one looks; what is marked goes into the choice as { from, to }, to being behind the last position. */
function moves({ body, passages, text, spans, choice, look, at }) {
  const places = new Map(spans.map((span, place) => [span, place]));
  const lookThere = event => {
    const span = event.target.closest('.column')?.querySelector('.t') ?? event.target.closest('.t');
    if (span && places.get(span) !== at.place) look(places.get(span));
  };
  body.addEventListener('pointermove', lookThere); // and not pointerover, which comes too where the text moves under a pointer at rest
  body.addEventListener('click', lookThere);
  passages.forEach(passage => {
    passage.lines.addEventListener('focus', () => look(inside(passage, at.place) ? at.place : passage.from));
    passage.lines.addEventListener('keydown', event => onKey(event, passage));
  });
  document.addEventListener('selectionchange', () => {
    const span = markedByMouse(getSelection(), body, spans, text);
    if (span !== undefined) choice.change({ span });
  });

  let anchor = 0;
  function onKey(event, passage) {
    if (event.key === 'Escape') choice.change({ span: null });
    const to = event.ctrlKey || event.altKey || event.metaKey ? null : destination(event.key, at.place, passage, spans);
    if (to === null) return;
    event.preventDefault();
    if (!event.shiftKey || !choice.now.span) anchor = at.place;
    const place = Math.min(passage.to - 1, Math.max(passage.from, to));
    if (event.shiftKey) choice.change({ span: { from: Math.min(anchor, place), to: Math.max(anchor, place) + 1 } });
    look(place);
    spans[place].scrollIntoView({ block: 'nearest' });
  }
}

const inside = ({ from, to }, place) => from <= place && place < to;

function destination(key, place, passage, spans) {
  switch (key) {
    case 'ArrowLeft': return place - 1;
    case 'ArrowRight': return place + 1;
    case 'ArrowUp': return beside(place, -1, passage, spans);
    case 'ArrowDown': return beside(place, 1, passage, spans);
    case 'Home': return passage.from;
    case 'End': return passage.to - 1;
    default: return null;
  }
}

/** The nearest place of the line above or below, as the lines stand on the screen. */
function beside(place, step, passage, spans) {
  const box = at => spans[at].getBoundingClientRect();
  const here = box(place);
  const isOther = (one, line) => Math.abs(one.top - line.top) > line.height / 2;
  let next = place;
  while (inside(passage, next) && !isOther(box(next), here)) next += step;
  if (!inside(passage, next)) return place;
  const line = box(next);
  let best = next;
  for (let at = next; inside(passage, at) && !isOther(box(at), line); at += step)
    if (Math.abs(box(at).left - here.left) < Math.abs(box(best).left - here.left)) best = at;
  return best;
}

/** The positions of a passage that the window's selection covers; null where it covers none, undefined where it is somewhere else. */
function markedByMouse(selection, body, spans, text) {
  if (!body.contains(selection.anchorNode) || !body.contains(selection.focusNode)) return undefined;
  if (selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const isBehindStart = span => range.comparePoint(span.firstChild, span.firstChild.length) >= 0
    && !(range.startContainer === span.firstChild && range.startOffset === span.firstChild.length);
  const isBehindEnd = span => range.comparePoint(span.firstChild, 0) > 0
    || (range.endContainer === span.firstChild && range.endOffset === 0);
  const from = firstOf(spans, isBehindStart);
  const end = firstOf(spans, isBehindEnd);
  return from < end ? { from, to: Math.min(end, text.passageOf(from).to) } : null;
}

/** The first place for which the condition holds, as it holds for all behind it. */
function firstOf(spans, holds) {
  let [from, to] = [0, spans.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(spans[middle])) to = middle;
    else from = middle + 1;
  }
  return from;
}
