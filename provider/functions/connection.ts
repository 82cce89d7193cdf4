import * as pulumi from "@pulumi/pulumi";
import { bindCloudsso, type CloudSso } from "../api/cloudsso";
import { bindIms, type Ims } from "../api/ims";
import { createSend } from "../client/send";
import { programLookup, settingsOfProcess } from "../config";

/** What functions call: in the program's own process, with the stack's configuration. Made when first used. */
export interface Connection {
  readonly cloudsso: CloudSso;
  readonly ims: Ims;
}

let opened: Connection | undefined;

export function connection(): Connection {
  if (opened === undefined) {
    const send = createSend(settingsOfProcess(programLookup()));
    opened = { cloudsso: bindCloudsso(send), ims: bindIms(send) };
  }
  return opened;
}

/** A failed function ends the program with its sentence alone; see the refusals of the resource classes. */
export async function told<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    throw new pulumi.RunError((error as Error).message);
  }
}
