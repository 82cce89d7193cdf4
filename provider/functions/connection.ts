import { bindServices, type Services } from "../api/services";
import type { Send } from "../client/call";
import { createSend } from "../client/send";
import { type Settings, settingsOfProgram } from "../config";
import { programError } from "./program-error";

const clients = new WeakMap<Settings, Send>();
let opened: { readonly settings: Settings; readonly services: Services } | undefined;

/** What functions call: in the program's own process, with the stack's configuration. Made when first used. */
function connection(): Services {
  const settings = settingsOfProgram();
  if (opened?.settings !== settings) opened = { settings, services: bindServices(open(settings)) };
  return opened.services;
}

/** One client for the same settings: what it calls shares a budget. */
export function open(settings: Settings): Send {
  const known = clients.get(settings) ?? createSend(settings, { onDebug: (line) => process.stderr.write(`${line}\n`) });
  clients.set(settings, known);
  return known;
}

/** A failed function ends the program with its sentence alone; see the refusals of the resource classes. */
export async function asked<T>(ask: (services: Services) => Promise<T>): Promise<T> {
  try {
    return await ask(connection());
  } catch (error) {
    throw programError((error as Error).message);
  }
}
