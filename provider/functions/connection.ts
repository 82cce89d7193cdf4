import * as pulumi from "@pulumi/pulumi";
import { bindCloudsso, type CloudSso } from "../api/cloudsso";
import { bindIms, type Ims } from "../api/ims";
import { createSend } from "../client/send";
import { type Settings, settingsOfProgram } from "../config";

/** What functions call: in the program's own process, with the stack's configuration. Made when first used. */
export interface Connection {
  readonly cloudsso: CloudSso;
  readonly ims: Ims;
}

let opened: { readonly settings: Settings; readonly connection: Connection } | undefined;

export function connection(): Connection {
  const settings = settingsOfProgram();
  if (opened?.settings !== settings) {
    const send = createSend(settings, { onDebug: (line) => process.stderr.write(`${line}\n`) });
    opened = { settings, connection: { cloudsso: bindCloudsso(send), ims: bindIms(send) } };
  }
  return opened.connection;
}

/** A failed function ends the program with its sentence alone; see the refusals of the resource classes. */
export async function told<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    throw new pulumi.RunError((error as Error).message);
  }
}
