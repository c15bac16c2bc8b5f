import { UserError } from "../../base/errors.js";

/** The address of EWS as it can be asked: encrypted or on this machine, and without a user in it. */
export function parseEwsAddress(text: string): string {
  if (!URL.canParse(text)) {
    throw new UserError("The address of EWS is no URL.", { remedy: example });
  }
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") {
    throw new UserError("The address of EWS has a user or a password in it.", {
      remedy: "Name the user beside the address.",
    });
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && url.hostname === "127.0.0.1")) {
    throw new UserError("The address of EWS is not encrypted, so nothing is sent there.", {
      remedy: example,
    });
  }
  url.hash = "";
  return url.href;
}

const example = "It looks like https://mail.example.com/EWS/Exchange.asmx.";
