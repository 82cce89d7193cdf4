import type { Difference } from "./differences";
import type { StepObserver } from "./execute";
import { isInternal } from "./execute";
import type { Message } from "./messages";
import type { Operation } from "./operation";
import { propertyLines, stateLines } from "./property-lines";

import { type Step, subject } from "./steps";
import type { StepOp } from "./trace";
import { isStackUrn, urnName, urnType } from "./urn";
import type { PropertyMap } from "./values";

interface OpText {
  readonly sign: string;
  readonly preview: string;
  readonly running: string;
  readonly done: string;
  readonly summary: string;
}

const OPS: Readonly<Record<StepOp, OpText>> = {
  same: { sign: " ", preview: "", running: "", done: "", summary: "unchanged" },
  create: text("+", "create", "creating", "created"),
  update: text("~", "update", "updating", "updated"),
  delete: text("-", "delete", "deleting", "deleted"),
  replace: text("+-", "replace", "replacing", "replaced"),
  "create-replacement": text("++", "create replacement", "creating replacement", "created replacement"),
  "delete-replaced": text("--", "delete original", "deleting original", "deleted original"),
  read: text(">", "read", "reading", "read"),
  "read-replacement": text(">~", "read for replacement", "reading for replacement", "read for replacement"),
  discard: text("<", "discard", "discarding", "discarded"),
  "discard-replaced": text("<<", "discard original", "discarding original", "discarded original"),
  refresh: text("~", "refresh", "refreshing", "refreshed"),
  "remove-pending-replace": text("~", "complete replace", "completing replace", "completed replace"),
};

function text(sign: string, preview: string, running: string, done: string): OpText {
  return { sign, preview, running, done, summary: done };
}

/** A resource's line, as far as the operation has come with it. */
interface Row {
  readonly urn: string;
  readonly parent: string;
  op: StepOp;
  status: string;
  info: string;
  details: readonly string[];
}

/** Prints an operation as the CLI does: a line as each step begins and ends, then the tree, diagnostics, summary. */
export class Display implements StepObserver {
  readonly #rows = new Map<string, Row>();
  readonly #kept: Message[] = [];
  readonly #begun = new Map<Step, number>();
  #operation: Operation | undefined;

  constructor(
    private readonly print: (text: string) => void,
    private readonly preview: boolean,
    private readonly allProperties: boolean,
  ) {}

  begin(operation: Operation): void {
    this.#operation = operation;
    const { kind, project, stack } = operation.settings;
    const verb = { up: "update", refresh: "refresh", destroy: "destroy" }[kind];
    this.print(`${this.preview ? "Previewing" : "Rehearsing"} ${verb} (${project}/${stack})\n`);
  }

  began(step: Step): void {
    if (isInternal(step) || this.preview) return;
    this.#begun.set(step, Date.now());
    if (step.op !== "same" && step.op !== "replace") this.print(this.#line(step, OPS[step.op].running));
  }

  ended(step: Step, error: Error | undefined): void {
    if (isInternal(step)) return;
    const op = shownOp(step);
    const status = error === undefined ? (this.preview ? OPS[op].preview : OPS[op].done) : "**failed**";
    const seconds = Math.round((Date.now() - (this.#begun.get(step) ?? Date.now())) / 1000);
    if (!this.preview && step.op !== "same" && step.op !== "replace") {
      this.print(this.#line(step, `${status} (${seconds}s)`));
    }
    this.#remember(step, op, status);
  }

  message(message: Message): void {
    if (message.severity === "debug") return;
    if (message.ephemeral) {
      const name = message.urn === "" ? "" : `${urnType(message.urn)} ${urnName(message.urn)} `;
      this.print(` @  ${name}${message.text.split("\n")[0] ?? ""}`);
    } else {
      this.#kept.push(message);
    }
  }

  failure(error: string): void {
    this.print(`error: ${error}`);
  }

  end(counts: Readonly<Record<string, number>>, outputs: PropertyMap): void {
    this.print("");
    for (const line of this.#tree()) this.print(line);
    for (const line of this.#diagnostics()) this.print(line);
    if (Object.keys(outputs).length > 0) {
      this.print("\nOutputs:");
      for (const line of stateLines(outputs)) this.print(`    ${line}`);
    }
    this.print("\nResources:");
    for (const line of this.#summary(counts)) this.print(`    ${line}`);
    this.print("");
  }

  #line(step: Step, status: string): string {
    return ` ${OPS[shownOp(step)].sign.padEnd(2)} ${urnType(step.urn)} ${urnName(step.urn)} ${status}`;
  }

  #remember(step: Step, op: StepOp, status: string): void {
    const state = subject(step);
    const old = this.#rows.get(step.urn);
    // A replacement has three steps; the row shows it as one.
    const replaces = op === "replace" || (old?.op === "replace" && op !== "update");
    if (old !== undefined && (op === "same" || op === "refresh") && old.op !== "refresh") return;
    this.#rows.set(step.urn, {
      urn: step.urn,
      parent: state.parent,
      op: replaces ? "replace" : op,
      status: replaces ? (this.preview ? OPS.replace.preview : OPS.replace.done) : status,
      info: this.#info(step),
      details: this.#details(step, op, old),
    });
  }

  #info(step: Step): string {
    const { old, fresh, difference } = step;
    if (old === undefined || fresh === undefined) return "";
    const keys = shortDifference(difference, step.replaceKeys);
    if (old.protect !== fresh.protect && step.op !== "refresh") keys.push("~protect");
    return keys.length === 0 ? "" : `[diff: ${keys.join(",")}]`;
  }

  #details(step: Step, op: StepOp, row: Row | undefined): readonly string[] {
    const { old, fresh } = step;
    if (old !== undefined && fresh !== undefined && step.difference !== undefined) {
      return propertyLines(old, fresh, step.difference);
    }
    if (this.allProperties && fresh !== undefined && op === "create") return stateLines(fresh.inputs, "+ ");
    if (this.allProperties && old !== undefined && op === "delete") return stateLines(old.inputs, "- ");
    return row?.details ?? [];
  }

  #tree(): readonly string[] {
    const rows = [...this.#rows.values()];
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
        for (const detail of row.details) lines.push(["", `${"   ".repeat(depth + 1)}${detail}`]);
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

  #summary(counts: Readonly<Record<string, number>>): readonly string[] {
    const changed = Object.entries(counts).filter(([op, count]) => op !== "same" && count > 0);
    const lines = changed.map(([op, count]) => {
      const { sign, summary, preview } = OPS[op as StepOp];
      return `${sign} ${count} ${this.preview ? `to ${preview}` : summary}`;
    });
    const total = changed.reduce((sum, [op, count]) => sum + (op === "read" ? 0 : count), 0);
    if (total > 0 && changed.length > 1) lines.push(`${total} changes`);
    const same = counts["same"] ?? 0;
    return same === 0 && lines.length > 0 ? lines : [...lines, `${same} unchanged`];
  }
}

function shownOp(step: Step): StepOp {
  return step.op === "refresh" ? (step.found === "same" ? "refresh" : (step.found ?? "refresh")) : step.op;
}

function shortDifference(difference: Difference | undefined, replaceKeys: readonly string[] | undefined): string[] {
  const signs = new Map<string, string>();
  for (const [path, change] of Object.entries(difference?.detailed ?? {})) {
    const [top = path] = /^[^.[]+/.exec(path) ?? [];
    const sign =
      path !== top ? "~" : change.kind.startsWith("add") ? "+" : change.kind.startsWith("delete") ? "-" : "~";
    signs.set(top, sign);
  }
  for (const key of replaceKeys ?? []) if (!signs.has(key)) signs.set(key, "~");
  return [...signs].filter(([key]) => !key.startsWith("__")).map(([key, sign]) => `${sign}${key}`);
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.filter((row) => row.length > 2).map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) => {
    if (row.length === 2) return `     ${row[1] ?? ""}`;
    return ` ${row.map((cell, column) => (column < 4 ? cell.padEnd(Math.max(2, widths[column] ?? 0)) : cell)).join("  ")}`.trimEnd();
  });
}
