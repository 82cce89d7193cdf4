/** What a comment on a pull request may have, in characters. */
export const COMMENT_LIMIT = 65_536;

/** How many of the blocks, from the first one on, have room. */
export function fitting(blocks: readonly string[], room: number): number {
  let left = room;
  const first = blocks.findIndex((block) => {
    left -= block.length;
    return left < 0;
  });
  return first === -1 ? blocks.length : first;
}
