export { isLoopback } from "./config/endpoints";
export { settingsOfProgram } from "./config/program";
export { readSettings, settingsOfProcess } from "./config/read";
export { SESSION_NAME, SESSION_SECONDS } from "./config/roles";
export { type EndpointName, SERVICES, type Service, serviceOf } from "./config/services";
export {
  ConfigurationError,
  type CredentialsSource,
  type EcsRoleSource,
  type OidcSource,
  type ProfileSource,
  type RoleSource,
  type Settings,
  type StaticSource,
} from "./config/settings";
export { figure, type Lookup } from "./config/values";
