import type { Rule } from "./rule";
import { actionForm } from "./rules/action-form";
import { administrator } from "./rules/administrator";
import { allowNotAction } from "./rules/allow-not-action";
import { allowNotResource } from "./rules/allow-not-resource";
import { assumeAnyRole } from "./rules/assume-any-role";
import { conditionKey } from "./rules/condition-key";
import { conditionOperator } from "./rules/condition-operator";
import { conditionValue } from "./rules/condition-value";
import { conditionalEscalation } from "./rules/conditional-escalation";
import { coveredAction } from "./rules/covered-action";
import { coveredStatement } from "./rules/covered-statement";
import { duplicateStatement } from "./rules/duplicate-statement";
import { escalation } from "./rules/escalation";
import { fullService } from "./rules/full-service";
import { identityTampering } from "./rules/identity-tampering";
import { logTampering } from "./rules/log-tampering";
import { oidcAudience } from "./rules/oidc-audience";
import { oidcSubject } from "./rules/oidc-subject";
import { openNetwork } from "./rules/open-network";
import { passAnyRole } from "./rules/pass-any-role";
import { placeholder } from "./rules/placeholder";
import { principalForm } from "./rules/principal-form";
import { resourceForm } from "./rules/resource-form";
import { samlRecipient } from "./rules/saml-recipient";
import { shadowedStatement } from "./rules/shadowed-statement";
import { size } from "./rules/size";
import { trustAccount } from "./rules/trust-account";
import { trustAction } from "./rules/trust-action";
import { trustEverybody } from "./rules/trust-everybody";
import { unknownAction } from "./rules/unknown-action";
import { unknownConditionKey } from "./rules/unknown-condition-key";
import { unknownService } from "./rules/unknown-service";
import { variable } from "./rules/variable";
import { wildcardService } from "./rules/wildcard-service";

/** Every rule, the worst first. */
export const RULES: readonly Rule[] = [
  administrator,
  escalation,
  allowNotAction,
  logTampering,
  trustEverybody,
  oidcSubject,
  actionForm,
  resourceForm,
  principalForm,
  conditionOperator,
  conditionKey,
  conditionValue,
  conditionalEscalation,
  allowNotResource,
  wildcardService,
  passAnyRole,
  assumeAnyRole,
  identityTampering,
  oidcAudience,
  samlRecipient,
  trustAction,
  shadowedStatement,
  openNetwork,
  placeholder,
  variable,
  size,
  fullService,
  trustAccount,
  duplicateStatement,
  coveredStatement,
  coveredAction,
  unknownAction,
  unknownService,
  unknownConditionKey,
];
