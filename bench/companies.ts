import { startEmulator } from "../emulator/index";
import type { Estate } from "../estate/model";
import { readEstate } from "../estate/read";
import { createSend } from "../provider/client/send";
import { readSettings } from "../provider/config";

export async function theCompany(): Promise<Estate> {
  const cloud = await startEmulator({ seed: "company" });
  const settings = readSettings(() => undefined, {
    ...cloud.environment(),
    ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000",
  });
  const estate = await readEstate(createSend(settings));
  await cloud.close();
  return estate;
}

/** Companies side by side in one directory: the objects of each have ids of their own. */
export function many(company: Estate, count: number): Estate {
  const copies = Array.from({ length: count }, (_, index) => {
    const text = JSON.stringify({ objects: company.objects, organisation: company.organisation });
    return JSON.parse(
      text.replace(/\b(ac|u|g|fd)-\w+/g, `$&x${index}`).replace(/\b1000000000000(\d{3})\b/g, `1000000000${index}00$1`),
    ) as Pick<Estate, "objects" | "organisation">;
  });
  const { organisation } = company;
  const all = <R>(rowsOf: (copy: Pick<Estate, "objects" | "organisation">) => readonly R[] | undefined) =>
    copies.flatMap((copy) => rowsOf(copy) ?? []);
  return {
    ...company,
    ...(organisation === undefined
      ? {}
      : {
          organisation: {
            ...organisation,
            folders: all((copy) => copy.organisation?.folders),
            accounts: all((copy) => copy.organisation?.accounts),
          },
        }),
    objects: Object.fromEntries(Object.keys(company.objects).map((kind) => [kind, all((copy) => copy.objects[kind])])),
  };
}
