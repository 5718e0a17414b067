/* Finding by name, alias, pinyin, initials and title. */
const plain = (text) => text.normalize("NFKC").toLowerCase().trim();
let searchable = null;
function prepareSearch() {
  searchable ??= {
    names: E.names.map((row) => row.map(plain)),
    sounds: E.sounds.map((row) => row.map((s) => (s ? s.split(" ").map((syllable) => syllable.split("/")) : []))),
    titles: A.title.map(plain),
  };
  return searchable;
}

/** Whether `typed` from `at` on can be read as beginnings of `syllables` from `k` on: ks, kuns, kunshan for 昆山.
    A syllable is a list of readings. Gives the syllable after the last one used, or 0. */
function spells(typed, at, syllables, k) {
  if (at === typed.length) return k;
  if (k === syllables.length) return 0;
  for (const reading of syllables[k]) {
    let length = 0;
    while (length < reading.length && at + length < typed.length && reading[length] === typed[at + length]) length++;
    for (; length > 0; length--) {
      const end = spells(typed, at + length, syllables, k + 1);
      if (end) return end;
    }
  }
  return 0;
}

function scoreName(typed, letters, text, syllables) {
  const at = text.indexOf(typed);
  if (at >= 0) return text.length === typed.length ? 100 : at === 0 ? 80 : 60;
  if (!letters) return 0;
  for (let k = 0; k < syllables.length; k++) {
    const end = spells(letters, 0, syllables, k);
    if (end) return (k === 0 ? 40 : 20) + (k === 0 && end === syllables.length ? 10 : 0);
  }
  return 0;
}

/** Entities that `query` may mean, best first: rows of entity and the name that matched. */
function findEntities(query, limit = 12) {
  const typed = plain(query);
  if (!typed) return [];
  const { names, sounds } = prepareSearch();
  const squeezed = typed.replace(/[\s']/g, "");
  const letters = /^[a-z0-9]+$/.test(squeezed) ? squeezed : null;
  const found = [];
  for (let i = 0; i < nEntities; i++) {
    let best = 0,
      which = 0;
    for (let j = 0; j < names[i].length; j++) {
      const score = scoreName(typed, letters, names[i][j], sounds[i][j]) - (j ? 1 : 0);
      if (score > best) {
        best = score;
        which = j;
      }
    }
    if (best > 0) found.push({ entity: i, which, score: best + Math.min(15, 3 * Math.log2(1 + E.weight[i])) });
  }
  return found.sort((a, b) => b.score - a.score || a.entity - b.entity).slice(0, limit);
}

/** Articles with `query` in their title, then those with it in their text. */
function findArticles(query, limit = 6) {
  const typed = plain(query);
  if (typed.length < 2) return [];
  const { titles } = prepareSearch();
  const found = [];
  for (let a = 0; a < nArticles && found.length < limit; a++)
    if (titles[a].includes(typed)) found.push({ article: a, at: null });
  const had = new Set(found.map((row) => row.article));
  for (let a = 0; a < nArticles && found.length < limit; a++) {
    const at = had.has(a) ? -1 : (textOf(a) ?? "").indexOf(query.trim());
    if (at >= 0) found.push({ article: a, at });
  }
  return found;
}
