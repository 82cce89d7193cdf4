import { compareMaps } from "./changes";
import type { StepObserver } from "./execute";
import { isInternal } from "./execute";
import type { Message } from "./messages";
import type { Operation } from "./operation";
import { changeLines, stateLines } from "./property-lines";
import { changesOf, diffSummary, OPS, shownOp, stepLines } from "./step-text";
import { type Step, subject } from "./steps";
import { summaryLines } from "./summary";
import type { StepOp } from "./trace";
import { isStackUrn, urnName, urnType } from "./urn";
import type { PropertyMap } from "./values";

const HEADINGS = { up: "Updating", refresh: "Refreshing", destroy: "Destroying" } as const;
const NOUNS = { up: "update", refresh: "refresh", destroy: "destroy" } as const;

/** A resource's line, as far as the operation has come with it. */
interface Row {
  readonly urn: string;
  readonly parent: string;
  op: StepOp;
  status: string;
  info: string;
}

/** A step in full, under the heading of its parent. */
interface Detail {
  readonly urn: string;
  readonly parent: string;
  readonly op: StepOp;
  readonly text: (depth: number) => readonly string[];
}

/** Prints an operation as the CLI does: a line as each step begins and ends, then the tree, diagnostics, summary. */
export class Display implements StepObserver {
  readonly #rows = new Map<string, Row>();
  /** URNs in the order in which their steps began: what a resource needs is before it. */
  readonly #order = new Map<string, number>();
  /** What the refresh before an operation found, and the operation's own steps. */
  readonly #found: Detail[] = [];
  readonly #planned: Detail[] = [];
  readonly #kept: Message[] = [];
  readonly #begun = new Map<Step, number>();
  #operation: Operation | undefined;
  #oldOutputs: PropertyMap = {};
  #hasProgress = false;

  constructor(
    private readonly print: (text: string) => void,
    private readonly preview: boolean,
    private readonly allProperties: boolean,
  ) {}

  begin(operation: Operation): void {
    this.#operation = operation;
    const { kind, stack } = operation.settings;
    this.print("This is the rehearsal engine, not the Pulumi CLI. It works on this machine only.");
    this.print(`${this.preview ? `Previewing ${NOUNS[kind]}` : HEADINGS[kind]} (${stack}):`);
    if (!this.allProperties) this.print("");
  }

  began(step: Step): void {
    if (isInternal(step)) return;
    if (!this.#order.has(step.urn)) this.#order.set(step.urn, this.#order.size);
    if (this.preview) return;
    this.#begun.set(step, Date.now());
    if (step.op !== "same" && step.op !== "replace") this.#progress(this.#line(step, OPS[step.op].running));
  }

  ended(step: Step, error: Error | undefined): void {
    if (isInternal(step)) return;
    const op = shownOp(step, this.#operation?.settings.kind === "refresh");
    const status = error === undefined ? (this.preview ? OPS[op].preview : OPS[op].done) : "**failed**";
    const info = op === "delete" ? "" : diffSummary(step, changesOf(step));
    if (!this.preview && step.op !== "same" && step.op !== "replace") {
      const seconds = Math.round((Date.now() - (this.#begun.get(step) ?? Date.now())) / 1000);
      this.#progress(this.#line(step, `${status === "" ? OPS.refresh.done : status} (${seconds}s) ${info}`.trimEnd()));
    } else if (!this.allProperties && step.op === "refresh" && op === "refresh" && info !== "") {
      this.#progress(this.#line(step, `${status} ${info}`));
    }
    if (isStackUrn(step.urn)) this.#oldOutputs = step.old?.outputs ?? {};
    this.#remember(step, op, status, info);
    if (this.allProperties) this.#keepDetail(step, op);
  }

  /** What has errors; `""` is the stack. */
  #failed(): ReadonlySet<string> {
    const errors = this.#kept.filter(({ severity }) => severity === "error");
    return new Set(errors.map(({ urn }) => (isStackUrn(urn) ? "" : urn)));
  }

  message(message: Message): void {
    if (message.severity === "debug") return;
    if (message.ephemeral) {
      const name = message.urn === "" ? "" : `${urnType(message.urn)} ${urnName(message.urn)} `;
      this.#progress(` @  ${name}${message.text.split("\n")[0] ?? ""}`);
    } else {
      this.#kept.push(message);
    }
  }

  failure(error: string): void {
    this.print(`error: ${error}`);
  }

  end(counts: Readonly<Record<string, number>>, outputs: PropertyMap): void {
    if (this.#hasProgress) this.print("");
    for (const line of this.allProperties ? this.#details() : this.#tree()) this.print(line);
    for (const line of this.#diagnostics()) this.print(line);
    // A preview shows what would become of the outputs; afterwards they are shown as they are.
    const lines = this.preview ? changeLines(compareMaps(this.#oldOutputs, outputs), 1) : stateLines(outputs, 1);
    if (lines.length > 0) this.print("\nOutputs:");
    for (const line of lines) this.print(line);
    this.print("\nResources:");
    // The CLI counts what has errors with the rows, which are not there when all properties are shown.
    const errored = this.allProperties ? 0 : this.#failed().size;
    for (const line of summaryLines(counts, this.preview, errored)) this.print(`    ${line}`);
    this.print("");
  }

  #progress(line: string): void {
    this.#hasProgress = true;
    this.print(line);
  }

  #line(step: Step, status: string): string {
    const op = shownOp(step, this.#operation?.settings.kind === "refresh");
    const { sign } = OPS[op === "same" && step.op === "refresh" ? "refresh" : op];
    return ` ${sign.padEnd(2)} ${urnType(step.urn)} ${urnName(step.urn)} ${status}`;
  }

  #remember(step: Step, op: StepOp, status: string, info: string): void {
    const old = this.#rows.get(step.urn);
    // A replacement has three steps; the row shows it as one.
    const replaces = op === "replace" || (old?.op === "replace" && op !== "update");
    if (old !== undefined && (op === "same" || op === "refresh")) return;
    // A refresh that found nothing is not worth a row.
    const quiet = op === "refresh" && step.found === "same";
    this.#rows.set(step.urn, {
      urn: step.urn,
      parent: subject(step).parent,
      op: replaces ? "replace" : quiet ? "same" : op,
      status: replaces ? (this.preview ? OPS.replace.preview : OPS.replace.done) : quiet ? "" : status,
      info: replaces && info === "" ? (old?.info ?? "") : info,
    });
  }

  #keepDetail(step: Step, op: StepOp): void {
    const { urn } = step;
    const refreshes = step.op === "refresh";
    const shown = refreshes && op === "refresh" && step.found === "same" ? "same" : op;
    // The lines are made now: the states go on changing.
    const lines = stepLines(step, op, 0);
    const text = (depth: number) => lines.map((line) => `${" ".repeat(4 * depth)}${line}`);
    (refreshes ? this.#found : this.#planned).push({ urn, parent: subject(step).parent, op: shown, text });
  }

  #details(): readonly string[] {
    return [...this.#nested(this.#found), ...this.#nested(this.#planned)];
  }

  /** Each step below its parent; unchanged resources only where something below them is not. */
  #nested(details: readonly Detail[]): readonly string[] {
    const place = (detail: Detail): number => this.#order.get(detail.urn) ?? 0;
    const ordered = [...details].sort((left, right) => place(left) - place(right));
    const urns = new Set(details.map((detail) => detail.urn));
    const below = (parent: string, depth: number): readonly string[] => {
      const heads = new Set<string>();
      return ordered
        .filter((detail) => (urns.has(detail.parent) ? detail.parent : "") === parent)
        .flatMap((detail) => {
          const children = heads.has(detail.urn) ? [] : below(detail.urn, depth + 1);
          heads.add(detail.urn);
          return detail.op === "same" && children.length === 0 ? [] : [...detail.text(depth), ...children];
        });
    };
    return below("", 0);
  }

  /** Also what failed before it came to a step, such as at a failed check. */
  #allRows(): readonly Row[] {
    const stepless = [...this.#failed()].filter((urn) => urn !== "" && !this.#rows.has(urn));
    const status = this.preview ? "" : "**failed**";
    const parent = [...this.#rows.keys()].find(isStackUrn) ?? "";
    return [...this.#rows.values(), ...stepless.map((urn): Row => ({ urn, parent, op: "same", status, info: "" }))];
  }

  #tree(): readonly string[] {
    const place = (row: Row): number => this.#order.get(row.urn) ?? this.#order.size;
    const rows = [...this.#allRows()].sort((left, right) => place(left) - place(right));
    const shown = rows.filter(
      (row) => row.op !== "same" || rows.some((child) => this.#under(child, row)) || this.#has(row),
    );
    const lines: (readonly string[])[] = [];
    const walk = (parent: string, depth: number): void => {
      for (const row of shown.filter((candidate) => this.#nearest(candidate, shown) === parent)) {
        lines.push([
          OPS[row.op].sign,
          `${"   ".repeat(depth)}${urnType(row.urn)}`,
          urnName(row.urn),
          row.status,
          this.#rowInfo(row),
        ]);
        walk(row.urn, depth + 1);
      }
    };
    walk("", 0);
    if (lines.length === 0) return [];
    return table([["", "Type", "Name", this.preview ? "Plan" : "Status", "Info"], ...lines]);
  }

  #under(child: Row, row: Row): boolean {
    return child.op !== "same" && child.parent === row.urn;
  }

  #has(row: Row): boolean {
    return isStackUrn(row.urn) || this.#kept.some((message) => message.urn === row.urn);
  }

  #nearest(row: Row, shown: readonly Row[]): string {
    return shown.some((candidate) => candidate.urn === row.parent) ? row.parent : "";
  }

  #rowInfo(row: Row): string {
    const own = this.#kept.filter((message) => message.urn === row.urn || (message.urn === "" && isStackUrn(row.urn)));
    const count = (severity: Message["severity"], word: string): string[] => {
      const number = own.filter((message) => message.severity === severity).length;
      return number === 0 ? [] : [`${number} ${word}${number === 1 ? "" : "s"}`];
    };
    return [
      ...(row.info === "" ? [] : [row.info]),
      ...count("error", "error"),
      ...count("warning", "warning"),
      ...count("info", "message"),
    ].join("; ");
  }

  #diagnostics(): readonly string[] {
    if (this.#kept.length === 0) return [];
    const lines = ["", "Diagnostics:"];
    for (const urn of new Set(this.#kept.map((message) => message.urn))) {
      lines.push(`  ${this.#subjectOf(urn)}:`);
      for (const message of this.#kept.filter((candidate) => candidate.urn === urn)) {
        const prefix = message.severity === "info" ? "" : `${message.severity}: `;
        for (const line of `${prefix}${message.text}`.split("\n")) lines.push(`    ${line}`);
      }
      lines.push("");
    }
    return lines.slice(0, -1);
  }

  #subjectOf(urn: string): string {
    if (urn !== "") return `${urnType(urn)} (${urnName(urn)})`;
    const settings = this.#operation?.settings;
    return settings === undefined ? "engine" : `pulumi:pulumi:Stack (${settings.project}-${settings.stack})`;
  }
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    ` ${row.map((cell, column) => (column < 4 ? cell.padEnd(Math.max(2, widths[column] ?? 0)) : cell)).join("  ")}`.trimEnd(),
  );
}
