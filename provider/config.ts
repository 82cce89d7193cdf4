import { ConfigurationError, type Lookup, type Settings } from "./config/settings";

export {
  ConfigurationError,
  type CredentialsSource,
  ENDPOINT_NAMES,
  type EndpointName,
  type Lookup,
  type Settings,
} from "./config/settings";

/** Settings from a stack configuration and an environment. Throws `ConfigurationError`. */
export function readSettings(_lookup: Lookup, _env: NodeJS.ProcessEnv): Settings {
  throw new ConfigurationError("not written yet");
}

/** The settings of this process: its environment, and the stack configuration when a lookup for it is given. */
export function settingsOfProcess(lookup: Lookup = () => undefined): Settings {
  return readSettings(lookup, process.env);
}
