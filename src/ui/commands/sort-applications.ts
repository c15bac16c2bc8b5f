import { orders } from "../explorer/application-views.js";
import { orderWords } from "../explorer/describe-found.js";
import { showApplications } from "../explorer/show-applications.js";
import { commandIds } from "../ids.js";
import { back, pick } from "../input/quick-input.js";
import { chooseTenant } from "../tenant/choose-tenant.js";
import type { Command } from "./command.js";

const notes = {
  name: "",
  newest: "by the day of registration",
  expiry: "by the secret or certificate that ends first",
} as const;

/** Shows the applications of a tenant in another order. */
export const sortApplications: Command = {
  id: commandIds.sortApplications,

  async run(services, ...args) {
    const title = "Sort Applications";
    const { applicationViews } = services;
    const connection = await chooseTenant(services, args, {
      title,
      placeholder: "The applications of which tenant?",
    });
    const items = orders.map((order) => ({
      label: orderWords[order].replace(/^./, (letter) => letter.toUpperCase()),
      description: notes[order],
      order,
    }));
    const now = applicationViews.orderOf(connection);
    const chosen = await pick({
      title,
      placeholder: "In which order?",
      items,
      active: items.find(({ order }) => order === now),
    });
    if (chosen !== back) {
      await applicationViews.sort(connection, chosen.order);
      showApplications(services, connection);
    }
  },
};
