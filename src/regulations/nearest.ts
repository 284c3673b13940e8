/** The word that is nearest to what was written: by the fewest letters to be put in, taken out or changed. */
export function nearestOf(written: string, words: readonly string[]): string | undefined {
  const byDistance = words.map((word) => ({ word, distance: distanceOf(written.slice(0, 100).toLowerCase(), word.toLowerCase()) }));
  return byDistance.toSorted((a, b) => a.distance - b.distance)[0]?.word;
}

function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...one].entries()) {
    const above = row;
    row = [line + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const [left = 0, up = 0, diagonal = 0] = [row[column], above[column + 1], above[column]];
      row.push(Math.min(left + 1, up + 1, diagonal + (letter === otherLetter ? 0 : 1)));
    }
  }
  return row.at(-1) ?? 0;
}
