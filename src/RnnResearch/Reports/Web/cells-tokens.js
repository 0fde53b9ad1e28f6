// The text that is shown, and how its tokens are written: as themselves, or by a sign where they would not be seen or would move others.

const guessesShown = 5;

/** { ids, tokens, passages: [{ from, to, ... }], guesses(at) }, from and to being positions among those shown. */
async function shownText(data) {
  const [shown, guesses] = await Promise.all([blob('shown'), blob('guesses')]);
  const ids = integers(shown);
  const tokens = data.tokens.map(token => writtenToken(token, data.unit));
  let from = 0;
  const passages = data.shown.map(passage => ({ ...passage, from, to: from += passage.length }));
  return {
    ids, tokens, passages,
    token: at => tokens[ids[at]],
    passageOf: at => passages.find(passage => at < passage.to),
    guesses: at => guessesAt(guesses, at, tokens),
  };
}

const integers = bytes => new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);

/** What is expected after a position, likeliest first: [{ token, probability }]. */
function guessesAt(bytes, at, tokens) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Array.from({ length: Math.min(guessesShown, tokens.length) }, (_, rank) => {
    const start = 3 * (guessesShown * at + rank);
    return { token: tokens[view.getUint16(start, true)], probability: bytes[start + 2] / 255 };
  });
}

/** { sign, name, behind, look }: what stands for the token, what it is called, what follows it in running text, and classes of its sign. */
function writtenToken(token, unit) {
  const blank = unit === 'words' ? ' ' : '';
  if (token === '\n' || (unit === 'words' && token === '<eos>')) return { sign: '↵', name: 'line end', behind: '\n', look: 'sign' };
  if (token === '\t') return { sign: '→', name: 'tab', behind: '\t', look: 'sign' };
  if (token === ' ') return { sign: ' ', name: 'blank', behind: blank, look: '' };
  const seen = Array.from(token, letter => seenLetter(letter, unit)).join('');
  const sign = /^\p{M}/u.test(seen) ? `◌${seen}` : seen;
  return { sign, name: sign, behind: blank, look: `${sign === token ? '' : 'sign'} ${unit !== 'words' && isWide(sign) ? 'wide' : ''}` };
}

/** Control characters have pictures; others that are invisible or turn the writing around, and bytes that are no letter, their number. */
function seenLetter(letter, unit) {
  const code = letter.codePointAt(0);
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  const isNumbered = unit === 'bytes' ? code > 0x7e : letter !== ' ' && /[\p{C}\p{Z}\p{DI}]/u.test(letter);
  return isNumbered ? `⟨${code.toString(16).toUpperCase()}⟩` : letter;
}

/** Whether a sign needs more than the place of one letter. */
const isWide = sign => sign.length > 2 || /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\uffdc]|[\u{1f000}-\u{3ffff}]/u.test(sign);

/** Some positions as one string; of more than `most` the first. */
function excerpt(tokens, ids, most = 60) {
  const signs = Array.from(ids, id => tokens[id].sign + (tokens[id].behind === ' ' ? ' ' : ''));
  return signs.length > most ? `${signs.slice(0, most).join('')}…` : signs.join('');
}

const percent = share => share > 0 && share < 0.005 ? 'under 1 %' : `${Math.round(100 * share)} %`;
