import { hash, pick } from "./hash.js";
import { shift } from "./habits.js";
import { drawResponse, series, type Series } from "./series.js";
import { peopleCount } from "./staff.js";
import { isColleague, type Account, type Users } from "./users.js";

const teamSize = 10;

/** Those who are not made by hand work in teams of ten, who meet. */
export function teamMeeting(seed: number, users: Users, team: number, monday: number): Series {
  const members = Array.from({ length: teamSize }, (_, place) => team * teamSize + place).filter(
    (index) => index >= peopleCount && index < users.size && users.at(index).kind === "person",
  );
  const [leader = peopleCount, ...rest] = members;
  const draw = (purpose: number) => hash(seed ^ 0x7ea3, team, purpose);
  return series(`t${String(team)}`, pick(["Team meeting", "Team planning", "Weekly check-in"], draw(1)), {
    zone: users.at(leader).office.zone,
    organizer: leader,
    pattern: { type: "weekly", interval: 1, weekdays: [((draw(2) % 5) + 1) as 1 | 2 | 3 | 4 | 5] },
    first: monday - 7 * 50,
    minute: 9 * 60 + 30 * (draw(3) % 12),
    minutes: 45,
    online: true,
    guests: rest.map((who) => ({ who, type: "required", response: drawResponse(hash(draw(4), who)) })),
    exceptionOn: (day) => shift(hash(draw(5), day)),
  });
}

export function teamOf(account: Account): number | undefined {
  return isColleague(account) || account.kind !== "person" ? undefined : Math.floor(account.index / teamSize);
}
