const space = /[ \t\r\n]*/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Thrown at the first place where a text stops being JSON. */
class Stop extends Error {
  constructor(readonly position: number) {
    super();
  }
}

/** Where a text that is not JSON stops being it, from 0: not every engine's message says so. */
export function whereJsonStops(text: string): number {
  let at = 0;
  const matches = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  const isNext = (sign: string): boolean => {
    matches(space);
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };
  const demand = (holds: boolean): void => {
    if (!holds) throw new Stop(at);
  };
  const rows = (end: string, row: () => void): void => {
    if (isNext(end)) return;
    do row();
    while (isNext(','));
    demand(isNext(end));
  };
  const value = (): void => {
    if (isNext('{')) rows('}', pair);
    else if (isNext('[')) rows(']', value);
    else demand(matches(string) || matches(scalar));
  };
  const pair = (): void => {
    matches(space);
    demand(matches(string));
    demand(isNext(':'));
    value();
  };
  try {
    value();
    matches(space);
    return at;
  } catch (error) {
    if (error instanceof Stop) return error.position;
    throw error;
  }
}
