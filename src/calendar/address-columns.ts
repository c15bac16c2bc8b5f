/** What columns of addresses are called, the best first, without blanks, hyphens and underscores. */
const names: readonly string[] = [
  "primarysmtpaddress",
  "mail",
  "email",
  "emailaddress",
  "mailaddress",
  "smtpaddress",
  "windowsemailaddress",
  "mailbox",
  "userprincipalname",
  "upn",
  "address",
  "username",
  "user",
];

/** The columns of a header in which addresses stand, the best first, or `undefined` where it is none. */
export function findAddressColumns(header: readonly string[]): readonly number[] | undefined {
  const called = header.map((name) => name.toLowerCase().replaceAll(/[\s_-]/g, ""));
  const columns = names.flatMap((name) => {
    const column = called.indexOf(name);
    return column < 0 ? [] : [column];
  });
  return columns.length > 0 ? columns : undefined;
}
