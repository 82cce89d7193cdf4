import { plainOperator } from "./conditions";
import type { Condition, Said, Statement } from "./document";
import { openNetworks } from "./networks";

type Met = (key: string, values: readonly Said[]) => boolean;

const isStars: Met = (_, values) => values.some(({ text }) => /^[*?]*\*[*?]*$/.test(text));
const always: Met = (_, values) => values.length > 0;

/** What everybody meets, or can meet by his own doing: a condition in an Allow that keeps nobody out. */
const MET_BY_ALL: { readonly [operator: string]: Met } = {
  IpAddress: (key, values) => key === "acs:sourceip" && openNetworks(values).length > 0,
  StringLike: isStars,
  Bool: (key) => key === "acs:securetransport",
  // From its day on it is met for ever.
  DateGreaterThan: always,
  DateGreaterThanEquals: always,
  DateNotEquals: always,
};

/** Whether the conditions of an Allow keep anybody out. One that a preview does not know yet is believed to. */
export function isLimited({ conditions, isConditional, isWhole }: Statement): boolean {
  return isConditional && (!isWhole || conditions.some((one) => !isMetByAll(one)));
}

function isMetByAll({ operator, key, values }: Condition): boolean {
  const plain = plainOperator(operator);
  const isMet = Object.hasOwn(MET_BY_ALL, plain) ? MET_BY_ALL[plain] : undefined;
  return isMet?.(key.toLowerCase(), values) === true;
}
