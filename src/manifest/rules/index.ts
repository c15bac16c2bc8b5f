import type { Rule } from "../rule.js";
import { brokenCharacter } from "./broken-character.js";
import { contradictingComment } from "./contradicting-comment.js";
import { duplicatePermission } from "./duplicate-permission.js";
import { duplicateProperty } from "./duplicate-property.js";
import { duplicateRedirect } from "./duplicate-redirect.js";
import { duplicateResource } from "./duplicate-resource.js";
import { emptyResource } from "./empty-resource.js";
import { exceededLimit } from "./exceeded-limit.js";
import { excessiveLifetime } from "./excessive-lifetime.js";
import { excessiveNesting } from "./excessive-nesting.js";
import { excessivePermission } from "./excessive-permission.js";
import { expiredSecret } from "./expired-secret.js";
import { expiringSecret } from "./expiring-secret.js";
import { exposedSecret } from "./exposed-secret.js";
import { extraPermission } from "./extra-permission.js";
import { implicitGrant } from "./implicit-grant.js";
import { incompletePermission } from "./incomplete-permission.js";
import { insecureRedirect } from "./insecure-redirect.js";
import { invalidRedirect } from "./invalid-redirect.js";
import { legacyFormat } from "./legacy-format.js";
import { literalName } from "./literal-name.js";
import { longLivedSecret } from "./long-lived-secret.js";
import { lookalikePermission } from "./lookalike-permission.js";
import { malformedGuid } from "./malformed-guid.js";
import { misplacedPermission } from "./misplaced-permission.js";
import { missingOfflineAccess } from "./missing-offline-access.js";
import { missingPermission } from "./missing-permission.js";
import { missingRedirect } from "./missing-redirect.js";
import { mixedFormat } from "./mixed-format.js";
import { oversizedFile } from "./oversized-file.js";
import { redundantPermission } from "./redundant-permission.js";
import { retiredPermission } from "./retired-permission.js";
import { retiredResource } from "./retired-resource.js";
import { retiringPermission } from "./retiring-permission.js";
import { syntaxError } from "./syntax-error.js";
import { unfilledPlaceholder } from "./unfilled-placeholder.js";
import { unknownPermission } from "./unknown-permission.js";
import { unknownProperty } from "./unknown-property.js";
import { unknownResource } from "./unknown-resource.js";
import { unknownSuppression } from "./unknown-suppression.js";
import { unscopedPermission } from "./unscoped-permission.js";
import { wildcardRedirect } from "./wildcard-redirect.js";
import { wrongAudience } from "./wrong-audience.js";
import { wrongKind } from "./wrong-kind.js";
import { wrongPublicClient } from "./wrong-public-client.js";
import { wrongRedirect } from "./wrong-redirect.js";
import { wrongStructure } from "./wrong-structure.js";
import { wrongType } from "./wrong-type.js";

/** Every rule, in the order in which they are explained. */
export const rules: readonly Rule[] = [
  oversizedFile,
  excessiveNesting,
  brokenCharacter,
  syntaxError,
  duplicateProperty,
  wrongStructure,
  unknownProperty,
  malformedGuid,
  unfilledPlaceholder,
  literalName,
  incompletePermission,
  wrongType,
  emptyResource,
  duplicateResource,
  duplicatePermission,
  unknownResource,
  unknownPermission,
  wrongKind,
  misplacedPermission,
  retiredPermission,
  lookalikePermission,
  contradictingComment,
  retiredResource,
  retiringPermission,
  unscopedPermission,
  excessivePermission,
  redundantPermission,
  missingOfflineAccess,
  exceededLimit,
  insecureRedirect,
  invalidRedirect,
  wildcardRedirect,
  duplicateRedirect,
  exposedSecret,
  expiredSecret,
  expiringSecret,
  longLivedSecret,
  legacyFormat,
  mixedFormat,
  implicitGrant,
  missingPermission,
  extraPermission,
  wrongAudience,
  missingRedirect,
  wrongRedirect,
  wrongPublicClient,
  excessiveLifetime,
  unknownSuppression,
];
