import type { ManagedObjects } from "../managed";
import { plain } from "../words";
import type { Code, CodeTable } from "./shape";

/** Writes each resource once, whatever it holds, and the long beginnings of URNs once. */
export class CodeBook {
  static readonly NONE: Code = -1;
  static readonly UNKNOWN: Code = -2;
  private static readonly SYNCHRONIZED: Code = -3;

  private readonly prefixes = new Map<string, number>();
  private readonly resources = new Map<string, { readonly code: Code; readonly row: CodeTable["resources"][number] }>();

  /** @param synchronized what nobody declares, as an identity provider keeps it. */
  constructor(
    private readonly managed: ManagedObjects | undefined,
    private readonly synchronized: ReadonlySet<string>,
  ) {}

  codeOf(key: string): Code {
    if (this.managed === undefined) return CodeBook.UNKNOWN;
    const managed = this.managed.get(key);
    if (managed === undefined) return this.synchronized.has(key) ? CodeBook.SYNCHRONIZED : CodeBook.NONE;
    const known = this.resources.get(managed.urn);
    if (known !== undefined) return known.code;
    const end = managed.urn.lastIndexOf("::");
    const name = plain(managed.urn.slice(end + 2));
    const prefix = this.prefixOf(plain(managed.urn.slice(0, end)));
    const code = this.resources.size;
    const row =
      managed.position === undefined ? ([prefix, name] as const) : ([prefix, name, plain(managed.position)] as const);
    this.resources.set(managed.urn, { code, row });
    return code;
  }

  table(): CodeTable {
    return { prefixes: [...this.prefixes.keys()], resources: [...this.resources.values()].map(({ row }) => row) };
  }

  private prefixOf(prefix: string): number {
    const known = this.prefixes.get(prefix);
    if (known !== undefined) return known;
    this.prefixes.set(prefix, this.prefixes.size);
    return this.prefixes.size - 1;
  }
}
