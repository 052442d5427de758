/* What a person fills in before it is sent: a place, a poll. Each answers with the fields of the act, or null. */

import { ask } from "./dialog.js";
import { t } from "./texts.js";

export async function askPlace() {
  // Karakol and Jalal-Abad, where the sample's seminars are, or any other point.
  const degrees = { type: "number", step: "any", required: true };
  const fields = await ask(
    t("share_location"),
    [
      { name: "latitude", label: t("latitude"), value: "42.4907", min: -90, max: 90, ...degrees },
      { name: "longitude", label: t("longitude"), value: "78.3936", min: -180, max: 180, ...degrees },
    ],
    t("send"),
  );
  return fields && { latitude: Number(fields.latitude), longitude: Number(fields.longitude) };
}

export async function askPoll() {
  const kinds = { anonymous: t("poll_anonymous"), public: t("poll_public"), quiz: t("quiz") };
  const fields = await ask(
    t("kind_poll"),
    [
      { name: "question", label: t("poll_question"), maxlength: 300, required: true },
      { name: "options", label: t("poll_options"), hint: t("poll_options_hint"), rows: 4, required: true },
      { name: "kind", label: t("poll_kind"), options: kinds },
      { name: "right", label: t("poll_right"), value: "1", type: "number", min: 1, max: 12 },
    ],
    t("send"),
  );
  if (!fields) return null;
  const options = fields.options.split("\n").filter((line) => line.trim());
  const quiz = fields.kind === "quiz" ? { type: "quiz", correct_option_ids: [Number(fields.right) - 1] } : {};
  return { question: fields.question, options, is_anonymous: fields.kind !== "public", ...quiz };
}
