import type * as graph from "@microsoft/microsoft-graph-types";
import type { Item } from "./calendars.js";
import type { Company } from "./company.js";
import { personOf } from "./items.js";

interface Body {
  readonly body: graph.ItemBody;
  readonly preview: string;
}

/** What is written in an event, made up on the spot. */
export function renderBody(company: Company, { series }: Item, contentType: "html" | "text"): Body {
  const lines = series.text === "" ? [] : [series.text];
  if (series.guests.length > 0 && lines.length > 0) {
    lines.push(`Best, ${personOf(company, series.organizer).name}`);
  }
  if (series.online) {
    lines.push("Microsoft Teams meeting", "Join on your computer or in the app.");
  }
  const text = lines.join("\r\n");
  return {
    preview: text.slice(0, 255),
    body: {
      contentType,
      content: contentType === "text" ? text : lines.length === 0 ? "" : toHtml(lines),
    },
  };
}

function toHtml(lines: readonly string[]): string {
  const paragraphs = lines.map((line) => `<p>${escape(line)}</p>`).join("\r\n");
  return `<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>${paragraphs}</body></html>`;
}

const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
