/* The people of the sandbox: avatars, roles, making a new one, choosing whose window to open. */

import { api } from "./api.js";
import { ask, failed, popup } from "./dialog.js";
import { el, icon } from "./dom.js";
import { t, TELEGRAM_LANGUAGES } from "./texts.js";
import { hueOf, initials, nameOf, world } from "./world.js";

// Those the sandbox makes at start; what each is meant to be tried as.
const ROLES = { 1001: "role_head", 1002: "role_participant", 1003: "role_staff", 1004: "role_expert" };

export const roleOf = (person) => t(ROLES[person.id] ?? "role_guest");

export function avatar(who, size = "") {
  return el("span", { class: `avatar ${size} ${hueOf(who.id)}`, "aria-hidden": "true" }, initials(nameOf(who)));
}

const fields = (person = {}) => [
  { name: "first_name", label: t("first_name"), value: person.first_name ?? "", required: true, maxlength: 64 },
  { name: "last_name", label: t("last_name"), value: person.last_name ?? "", maxlength: 64 },
  { name: "username", label: t("username"), value: person.username ?? "", pattern: "[A-Za-z0-9_]{4,32}" },
  {
    name: "phone_number",
    label: t("phone"),
    value: person.phone_number ?? "",
    type: "tel",
    pattern: "\\+?[0-9 ]{6,20}",
  },
  {
    name: "language_code",
    label: t("telegram_language"),
    value: person.language_code ?? "ky",
    options: TELEGRAM_LANGUAGES,
  },
];

const filled = (answers) => Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ""));

/** Asks for a new person; answers with the person made, or null. */
export async function newPerson() {
  const answers = await ask(t("new_person"), fields(), t("create"));
  const made = answers && (await api.makePerson(filled(answers)).catch(failed));
  return made?.person ?? null;
}

export async function editPerson(person) {
  const answers = await ask(t("edit_person"), fields(person), t("save"));
  if (answers) await api.changePerson(person.id, answers).catch(failed);
}

async function newGroup() {
  const names = Object.fromEntries([...world.people.values()].map((one) => [one.id, nameOf(one)]));
  const answers = await ask(
    t("new_group"),
    [{ name: "title", label: t("title"), required: true, maxlength: 128, hint: Object.values(names).join(", ") }],
    t("create"),
  );
  if (answers)
    await api.makeGroup({ title: answers.title, members: [...world.people.keys()], bot: world.bot }).catch(failed);
}

/** The menu of those who have no window yet. */
export function choosePerson(anchor, opened, open) {
  const others = [...world.people.values()].filter((person) => !opened.has(person.id)).slice(0, 12);
  popup(
    anchor,
    [
      ...others.map((person) => ({
        text: nameOf(person),
        hint: roleOf(person),
        icon: avatar(person, "small"),
        act: () => open(person.id),
      })),
      {
        text: t("new_person"),
        icon: icon("plus"),
        act: async () => {
          const made = await newPerson();
          if (made) {
            world.people.set(made.id, made);
            open(made.id);
          }
        },
      },
      world.bot !== null && { text: t("new_group"), icon: icon("people"), act: newGroup },
    ],
    { label: t("open_window") },
  );
}
