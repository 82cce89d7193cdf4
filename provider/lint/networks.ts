import type { Said } from "./document";

/** The networks among values that are every address, alone or together as 0.0.0.0/1 and 128.0.0.0/1 are. */
export function openNetworks(values: readonly Said[]): readonly Said[] {
  const networks = [...new Map(values.map((one) => [one.text, one])).values()];
  const whole = networks.filter(({ text }) => lengthOf(text) === 0);
  if (whole.length > 0) return whole;
  return [".", ":"].flatMap((mark) => {
    const ofVersion = networks.filter(({ text }) => text.includes(mark));
    const share = ofVersion.reduce((sum, { text }) => sum + 2 ** -lengthOf(text), 0);
    return share >= 1 ? ofVersion : [];
  });
}

function lengthOf(network: string): number {
  const length = /\/(\d+)$/.exec(network)?.[1];
  return length === undefined ? Number.POSITIVE_INFINITY : Number(length);
}
