import { bareId } from "../../provider/kernel/ids";
import { type AnyDefinition, fieldsOf } from "../kinds";
import type { EstateObject } from "../model";
import type { StandIns } from "./stand-ins";

/** The words by which the definitions join names: `readers for group operators in production`. */
const JOINTS =
  /\b(for|in|of|user|users|group|access|keys?|attribute|passing|global|login|preference|MFA|settings|password|policy|SAML|SCIM|SSO|identity|service|provider|synchronization|provisioning|configuration|network|default|domain|security)\b/g;

type Pair = readonly [original: string, standIn: string];

/** What stands for what a person calls an object. */
export class NamesOfObjects {
  /** By the last part of ids. */
  private readonly names = new Map<string, Pair>();

  constructor(private readonly standIns: StandIns) {}

  /** What has this id is called so, in the names of others too. */
  learn(id: string, original: string, standIn: string): void {
    this.names.set(bareId(id), [original, standIn]);
  }

  /** The same of an object that has a name of its own. */
  learnFrom(definition: AnyDefinition, original: EstateObject, changed: EstateObject): void {
    const own = ownName(definition, original, changed);
    if (own !== undefined) this.learn(original.id, original.name, own);
  }

  of(definition: AnyDefinition, original: EstateObject, changed: EstateObject): string {
    const { name } = original;
    if (definition.kind === "cloudsso:Directory") return this.standIns.named("directory", name);
    if (name === bareId(original.id)) return bareId(changed.id);
    return (
      ownName(definition, original, changed) ??
      this.joined(original, changed) ??
      this.standIns.find(name) ??
      this.standIns.named("object", name)
    );
  }

  /** Of a name that is made of others'. `undefined`: something in it is nobody's. */
  private joined({ id, inputs, name }: EstateObject, changed: EstateObject): string | undefined {
    const standIns = changed.id.split(":");
    const parts = id.split(":").map((part, index): Pair => [part, standIns[index] ?? ""]);
    const named = Object.entries(inputs)
      .filter(([, value]) => this.names.has(String(value)))
      .map(([input, value]): Pair => [String(value), String(changed.inputs[input])]);
    const known = [...parts, ...named].flatMap(([part, own]): readonly Pair[] => {
      const [original, standIn] = this.names.get(part) ?? [part, own];
      const local: Pair = [original.split("@")[0] ?? "", standIn.split("@")[0] ?? ""];
      return [local, [original, standIn], [part, own]];
    });
    const originals = known.map(([original]) => original).filter((original) => original !== "");
    const longestFirst = originals.sort((a, b) => b.length - a.length);
    const any = new RegExp(longestFirst.map((text) => text.replace(/[^\w]/g, "\\$&")).join("|"), "g");
    if (name.replace(any, "").replace(JOINTS, "").trim() !== "") return undefined;
    const standsFor = new Map(known);
    return name.replace(any, (original) => standsFor.get(original) ?? "");
  }
}

/** The input that is the name of the object. */
function ownName(definition: AnyDefinition, original: EstateObject, changed: EstateObject): string | undefined {
  const inputs = Object.keys(fieldsOf(definition)).filter((input) => original.inputs[input] === original.name);
  const input = inputs.find((one) => (definition.naturalKey as readonly string[]).includes(one)) ?? inputs[0];
  const standIn = input === undefined ? undefined : changed.inputs[input];
  return typeof standIn === "string" ? standIn : undefined;
}
