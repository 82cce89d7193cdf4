import type { Plan } from "./plan";

/** An outline: tests without a body, which count as pending until they are written. */
export function renderSpec({ service, name, words, nameInput }: Plan): string {
  return `describe("${service}.${name}", () => {
  it("is made, and shows no difference then");
  it("is changed in place, and is made anew only where its facts say so");
  it("shows in a refresh what was changed at the console, and the next up repairs it");
  it("is made once, however its create was cut off");
  it("refuses ${words.startsWith("a") ? "an" : "a"} ${words} of the same ${nameInput} that is not its own, and takes it over with adopt: true");
  it("is gone only for a code that says so, not for a denial");
  it("waits for what hangs on it when it is deleted, and names what stays");
});
`;
}
