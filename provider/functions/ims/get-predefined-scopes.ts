import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { byText } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetPredefinedScopesArgs {
  /** Of what type the application is that is to ask for them. Absent: all scopes there are. */
  readonly appType?: "WebApp" | "NativeApp" | "ServerApp";
}

export interface GetPredefinedScopesScope {
  /** As `predefinedScopes` of an `Application` takes it. */
  readonly name: string;
  /** In the language of the account. */
  readonly description?: string;
}

export interface GetPredefinedScopesResult {
  /** The names of `scopes`, in their order. */
  readonly names: readonly string[];
  /** By name. */
  readonly scopes: readonly GetPredefinedScopesScope[];
}

const TYPES: readonly string[] = ["WebApp", "NativeApp", "ServerApp"];

/**
 * The scopes that an OAuth application may ask for.
 *
 * @example
 * const { names } = await ims.getPredefinedScopes({ appType: "ServerApp" });
 */
export function getPredefinedScopes(args: GetPredefinedScopesArgs = {}): Promise<GetPredefinedScopesResult> {
  return asked(async ({ ims }) => {
    // The service takes an empty one for all.
    if (args.appType !== undefined && !TYPES.includes(args.appType)) {
      throw new Error(`appType must be one of ${TYPES.join(", ")}, or be left out`);
    }
    const { PredefinedScopes: rows } = await ims.listPredefinedScopes({ AppType: args.appType });
    const all = (rows?.PredefinedScope ?? []).map(({ Name, Description }) => ({
      name: answered(Name, "the name of a scope"),
      ...given({ description: Description }),
    }));
    const scopes = byText(all, ({ name }) => name);
    return { names: scopes.map(({ name }) => name), scopes };
  });
}

/** `getPredefinedScopes` with arguments that may be outputs, as an output. */
export const getPredefinedScopesOutput = withOutputs(getPredefinedScopes);
