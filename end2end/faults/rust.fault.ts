// Faults that stories in Rust play through: with a clock that is set, and with hands on both sides of a transaction. They have
// run before; here they stand in the table under their names.

import { existsSync, readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { ENGINES, test } from "../process";
import { type Row, annotated } from "./fault";

interface Story extends Row {
  /** Its path below `src/tests`. */
  test: string;
}

const STORIES: Story[] = [
  {
    id: "D3",
    fault: "keys older than main, three ways",
    promise: "refused, with the reason",
    test: "restore::keys_older_than_an_erasure_are_refused_for_the_keys_they_bring_back",
  },
  {
    id: "D3",
    fault: "what was open at the backup",
    promise: "closed after it is put back",
    test: "restore::what_was_open_at_the_backup_is_closed_and_whoever_left_stays_suppressed",
  },
  {
    id: "D4",
    fault: "days that daylight saving and a leap year make odd",
    promise: "a pause ends when its day begins there",
    test: "clock::a_pause_ends_when_its_day_begins_in_any_zone",
  },
  {
    id: "D4",
    fault: "a clock that is set back",
    promise: "no link lives longer for it",
    test: "clock::no_link_lives_longer_because_the_clock_was_set_back",
  },
  {
    id: "D4",
    fault: "a clock that is set back, undo",
    promise: "no undo lives longer for it",
    test: "clock::no_undo_lives_longer_because_the_clock_was_set_back",
  },
  {
    id: "D4",
    fault: "a clock that jumps while emails wait",
    promise: "each email once",
    test: "clock::each_email_goes_out_once_though_the_clock_jumps",
  },
  {
    id: "D5",
    fault: "the same post 50 times at once",
    promise: "one email, one person",
    test: "signup::fifty_posts_at_once_are_one_email_and_one_person",
  },
  {
    id: "D5",
    fault: "a confirmation link pressed 50 times at once",
    promise: "one success",
    test: "signup::a_link_pressed_fifty_times_at_once_confirms_once",
  },
  {
    id: "D5",
    fault: "a sign-in link used 50 times at once",
    promise: "one success",
    test: "login::a_sign_in_link_redeemed_fifty_times_at_once_opens_one_session",
  },
  {
    id: "D6",
    fault: `two devices at once, ${process.env.HANDSHAKE_SCHEDULES ?? 25} schedules`,
    promise: "a serial outcome, no session, link or row outlives the leave",
    test: "schedules::two_devices_at_once_come_to_what_one_after_the_other_would",
  },
  {
    id: "D8",
    fault: "a mail server that is away until a link has run out",
    promise: "given up, and listed",
    test: "outbox::an_email_is_given_up_when_it_is_of_no_use_any_more",
  },
];

for (const story of STORIES) {
  for (const engine of ENGINES) {
    // Whatever those tests do, they do it from this seed.
    annotated(story, engine, 20_261_121, async () => {
      const cases = [...report().matchAll(/<testcase ([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)];
      const name = `name="tests::${story.test}::${engine}"`;
      const found = cases.filter(([, head]) => head!.includes(name));
      expect(found, "runs of it in the report").toHaveLength(1);
      expect(found[0]![2] ?? "", "what it failed with").not.toMatch(/<(failure|error)/);
    });
  }
}

/** What cargo nextest wrote (`.ci/faults` and `.ci/test` say where). */
function report(): string {
  const path = process.env.HANDSHAKE_RUST_REPORT;
  test.skip(!path || !existsSync(path), "no report of the Rust tests (HANDSHAKE_RUST_REPORT)");
  return readFileSync(path!, "utf8");
}
