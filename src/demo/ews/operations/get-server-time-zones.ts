import type { EwsCall } from "../call.js";
import { renderMessages } from "../messages.js";
import { childOf } from "../read-xml.js";
import { type, xml, type Xml } from "../xml.js";
import { rulesOf, zoneIds, type Change, type ZoneRules } from "../zone-rules.js";

/** @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/getservertimezones-operation */
export function getServerTimeZones({ operation }: EwsCall): Xml {
  const asked = childOf(operation, "Ids")?.children.map(({ text }) => text.trim());
  const isFull = operation.attributes["ReturnFullTimeZoneData"] !== "false";
  return renderMessages(
    "GetServerTimeZones",
    [asked ?? zoneIds],
    (ids) =>
      xml`<m:TimeZoneDefinitions>${ids.flatMap((id) => {
        const rules = rulesOf(id);
        return rules ? [renderZone(id, rules, isFull)] : [];
      })}</m:TimeZoneDefinitions>`,
  );
}

function renderZone(id: string, rules: ZoneRules, isFull: boolean): Xml {
  return xml`<t:TimeZoneDefinition Id="${id}" Name="${rules.name}">${isFull ? renderRules(rules) : undefined}</t:TimeZoneDefinition>`;
}

function renderRules({ bias, daylight }: ZoneRules): Xml {
  const period = (name: string, minutes: number) =>
    xml`<t:Period Bias="${`${minutes < 0 ? "-" : ""}PT${String(Math.abs(minutes))}M`}" Name="${name}" Id="${name}"/>`;
  const periods = [period("Standard", bias), ...(daylight ? [period("Daylight", bias - 60)] : [])];
  const transitions = daylight
    ? [renderChange("Standard", daylight.ends), renderChange("Daylight", daylight.begins)]
    : [xml`<t:Transition><t:To Kind="Period">Standard</t:To></t:Transition>`];
  return xml`<t:Periods>${periods}</t:Periods><t:TransitionsGroups><t:TransitionsGroup Id="0">${transitions}</t:TransitionsGroup></t:TransitionsGroups><t:Transitions><t:Transition><t:To Kind="Group">0</t:To></t:Transition></t:Transitions>`;
}

const renderChange = (to: string, { month, order, hour }: Change): Xml =>
  type("RecurringDayTransition", [
    xml`<t:To Kind="Period">${to}</t:To>`,
    type("TimeOffset", `PT${String(hour * 60)}M`),
    type("Month", month),
    type("DayOfWeek", "Sunday"),
    type("Occurrence", order === 5 ? -1 : order),
  ]);
