/** What a text mentions that asks for permissions. One that does not match is no manifest, and need not be parsed. */
export const marker = /requiredResourceAccess|resourceAppId|resourceAccess/;
