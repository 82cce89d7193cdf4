import stringify from "safe-stable-stringify";
import { parseObject, sameDocument } from "../provider/resources/policy-document";
import { type Tree, treeOf } from "./tree";

/** A policy document as an object where nothing is lost in that, else as the text that it is. */
export function asDocument(text: string): Tree {
  const document = parseObject(text);
  if (document === undefined || !isWhole(text, document) || !sameDocument(document, text)) return text;
  return treeOf(document);
}

/** A key that is there twice, a number that JavaScript rounds and a `null` do not come back as they were. */
function isWhole(text: string, document: object): boolean {
  const bare = (json: string): number => json.replace(/\s+/g, "").length;
  return bare(text) === bare(stringify(document) ?? "") && !text.includes("null");
}
