# How to change: docs/texts.md

## The pack after a seminar

pack-build = 📦 After-event pack
pack-button = 🗂 Pack in parts
pack = 📦 <b>After-event pack</b>
    { $seminar }

    The archive contains a draft press release in Kyrgyz and Russian, statistics, a map, questions and answers, feedback, the attendance list and photos. You can also get each part separately.
    .archive = 📦 All in one archive
pack-part-press = 📰 Press release (draft)
pack-part-statistics = 📊 Statistics
pack-part-map = 🗺 Coverage map
pack-part-questions = 📗 Questions and answers
pack-part-feedback = 💬 Feedback
pack-part-attendance = 📋 Attendance list
pack-part-photos = 📷 All photos
pack-part-archive = 📦 Archive
pack-not-yet = The seminar is not over yet. The pack is made after it.
pack-already = It is being made already, please wait.
pack-progress = 📦 { $seminar }

    { $bar } { $done } of { $total }
    { $what }
pack-ready = ✅ { $seminar }
    Ready: { $what }. { $files }

    { $list }
pack-ready-files = Files: { $number }.
pack-ready-empty = { $what }: nothing to show yet.
pack-ready-photos-lost = Photos that could not be downloaded: { $number }. They were deleted from Telegram, are too large, or were sent to another bot.
pack-ready-volumes = The archive is larger than 50 MB, so it comes in { $number } parts. Each can be opened separately.
pack-failed = ⚠️ { $seminar }
    { $what }: this could not be made. Please try again.
    .again = 🔄 Try again
pack-file = { $what }. { $seminar }
pack-volume = 📦 { $seminar }. Part { $number } of { $total }

## Photos

pack-photos-button = 📷 Photos
pack-photos-manage = 🖼 Add or remove photos
pack-photos = 📷 <b>Photos: { $total }</b>
    { $seminar }

    For publication: { $publishable }. The others are for the report only.
    { $hint }

    { $list }
pack-photos-hint = Tap a number to look at a photo, correct or remove it.
pack-photos-hint-more = Tap a number to look at a photo, correct or remove it. If you see no numbers, tap “{ more-button }”.
pack-photos-none = None yet.
pack-photo-line = { $number }. { $consent }, { TIME($added) }
pack-photo-number = { $number }
pack-photos-add-publishable = ➕ For publication
pack-photos-add-internal = ➕ For the report only
pack-photos-ask-publishable = 📷 <b>Photos for publication</b>
    { $seminar }

    Send photos, several at once if you like. Only those in which people know that they are being photographed and agree to publication. Nobody who does not agree may be in the picture.
pack-photos-ask-internal = 📷 <b>Photos for the report</b>
    { $seminar }

    Send photos, several at once if you like. They go into a separate folder of the archive for staff and are not for publication.
pack-photos-done = ✅ That is all
pack-photo-added = ✅ Photo received. In total: { $total }.
pack-photo = 📷 { $consent }
    Sent: { TIME($added) }, { DAY($added) }
pack-photo-publishable = for publication
pack-photo-internal = for the report only
pack-photo-allow = ✅ People agree to publication
pack-photo-forbid = 🚫 Do not publish
pack-photo-remove = 🗑 Remove
pack-photos-all = ‹ Photos
pack-photo-lost = This photo was sent to another bot and cannot be shown.
pack-photo-gone = This photo is no longer here.
pack-photos-too-many = There are { $most } photos already, which is the limit. Remove some first.
awaited-photo = Please send a photo, or tap “That is all”. Cancel: /cancel

## Map and tables

pack-map-note = { $area }: { $reached } of { $total } municipalities came. { $made }
pack-statistics-rayons = By rayon
pack-statistics-offices = By office
pack-statistics-positions = By position
pack-statistics-sexes = By sex
pack-attendance-title = Attended
pack-column-invited-municipalities = Municipalities invited
pack-column-came-municipalities = Municipalities that came
pack-column-expected = People expected
pack-column-came = People who came
pack-column-women = Women
pack-column-men = Men
pack-column-sex-unknown = Sex not given
pack-no-rayon = Outside rayons
pack-no-position = Position not given
pack-total = Total
pack-sexes-note = Sex is shown only where people stated it themselves. It is not derived from anything else.

## The press release

press-title = Press release
press-draft = [A draft for the editor, made by the bot on { DAY($composed, year: "always", case: "genitive") } from the data of the seminar. Square brackets hold what the data lack: fill it in, or remove it.]
press-seminar = the seminar { $title }
press-seminar-named = the { $title }
press-item = { $text };
press-item-last = { $text }.
press-lead = On { DAY($starts, year: "always", case: "genitive") } { $seminar } took place.
press-lead-city = On { DAY($starts, year: "always", case: "genitive") } { $seminar } took place in { PLACE($city) }.
press-lead-days = On { DAYS($starts, $ends, year: "always") } { $seminar } took place.
press-lead-days-city = On { DAYS($starts, $ends, year: "always") } { $seminar } took place in { PLACE($city) }.
press-place = Venue: { $place }.
press-place-missing = [Venue: please name it.]
press-project = The seminar was held by the project { $project }.
press-project-missing = [The project, who finances it and who carries it out: write it here, or in the settings PROJECT_NAME_… and PROJECT_DONOR_….]
press-people = { $people ->
    [one] { $people } person
   *[other] { $people } people
    } took part:
press-people-registered = { $people ->
    [one] { $people } person
   *[other] { $people } people
    } registered:
press-people-unrecorded = [Arrivals were not recorded: this is the number of people registered, and the rayons and municipalities below are also those of people registered. Correct all of it from the signature sheet.]
press-people-missing = [Number of participants: nobody is registered, please take it from the signature sheet.]
press-who-municipality-head = { $number ->
    [1] head of an ayil okmotu or mayor
   *[other] heads of ayil okmotu and mayors
    } — { $number }
press-who-municipality-deputy = { $number ->
    [1] deputy head of an ayil okmotu or deputy mayor
   *[other] deputy heads of ayil okmotu and deputy mayors
    } — { $number }
press-who-municipality = { $number ->
    [1] employee of a municipality
   *[other] employees of municipalities
    } — { $number }
press-who-rayon-administration-chief = { $number ->
    [1] head of a rayon state administration
   *[other] heads of rayon state administrations
    } — { $number }
press-who-rayon-administration-vice = { $number ->
    [1] deputy head of a rayon state administration
   *[other] deputy heads of rayon state administrations
    } — { $number }
press-who-rayon-administration = { $number ->
    [1] employee of a rayon state administration
   *[other] employees of rayon state administrations
    } — { $number }
press-who-plenipotentiary-chief = plenipotentiary representative { $region } — { $number }
press-who-plenipotentiary-vice = { $number ->
    [1] deputy plenipotentiary representative
   *[other] deputy plenipotentiary representatives
    } { $region } — { $number }
press-who-plenipotentiary = { $number ->
    [1] employee of the office of the plenipotentiary representative
   *[other] employees of the office of the plenipotentiary representative
    } { $region } — { $number }
press-in-oblast = in { PLACE($oblast) }
press-in-region = in the oblast
press-who-gamsumo = { $number ->
    [1] representative of the State Agency for Civil Service and Local Self-Government
   *[other] representatives of the State Agency for Civil Service and Local Self-Government
    } — { $number }
press-who-project = { $number ->
    [1] representative of the project
   *[other] representatives of the project
    } — { $number }
press-who-partner = { $number ->
    [1] representative of a partner organisation
   *[other] representatives of partner organisations
    } — { $number }
press-who-other = { $number ->
    [1] representative of another organisation
   *[other] representatives of other organisations
    } — { $number }
press-rayons-all-of = All { $total } rayons of { PLACE($oblast) } were represented: { $rayons }.
press-rayons-some-of = { $number } of the { $total } rayons of { PLACE($oblast) } { $number ->
    [one] was
   *[other] were
    } represented: { $rayons }.
press-rayons-all = { $total ->
    [1] The invited rayon was represented
   *[other] All { $total } invited rayons were represented
    }: { $rayons }.
press-rayons-some = { $number } of the { $total } invited rayons { $number ->
    [one] was
   *[other] were
    } represented: { $rayons }.
press-rayons-others = { $number ->
    [1] Participants came from another rayon too
   *[other] Participants came from other rayons too
    }: { $rayons }.
press-rayons = { $number ->
    [1] Rayon from which participants came
   *[other] Rayons from which participants came
    }: { $rayons }.
press-municipalities = { $number ->
    [0] None of the invited municipalities was represented.
   *[other] Invited municipalities: { $total }; represented: { $number }.
    }
press-presented = The participants heard { $number ->
    [1] a presentation
   *[other] presentations
    } on { $titles }.
press-quoted = “{ $text }”
press-only-ky = { $text } [in Kyrgyz: please translate]
press-only-ru = { $text } [in Russian: please translate]
press-only-en = { $text }
press-presented-missing = [What was presented: the programme has no such topics, please fill them in.]
press-shared = { $speaker } shared their experience (topic { $title }).
press-shared-title = Municipalities shared their experience (topic { $title }).
press-shared-missing = [Which municipalities shared their experience: fill it in, or remove the line.]
press-asked = Participants asked { $asked ->
    [one] { $asked } question
   *[other] { $asked } questions
    }: { $outcomes }.
press-asked-answered = { $number ->
    [one] { $number } was answered
   *[other] { $number } were answered
    }
press-asked-left = { $number ->
    [one] { $number } is still unanswered
   *[other] { $number } are still unanswered
    }
press-asked-similar = { $number ->
    [one] { $number } was merged with a similar one
   *[other] { $number } were merged with similar ones
    }
press-asked-carried = { $number ->
    [one] { $number } was moved to another seminar
   *[other] { $number } were moved to another seminar
    }
press-asked-declined = { $number ->
    [one] { $number } was closed unanswered
   *[other] { $number } were closed unanswered
    }
press-questions-missing = [Questions: none were asked through the bot. Please fill in what was asked in the hall.]
press-hottest = The topic with the most questions was { $topic }: { $number ->
    [one] { $number } question
   *[other] { $number } questions
    }.
press-topics = People also asked about the { $number ->
    [1] topic
   *[other] topics
    } { $topics }.
press-topics-even = { $number ->
    [1] A question was asked about the topic
   *[other] Questions were asked about the topics
    } { $topics }.
press-topic = { $topic } ({ $number ->
    [one] { $number } question
   *[other] { $number } questions
    })
press-topics-missing = [What people asked about most: the questions have no topics, please fill it in.]
press-promises = A written answer is promised:
press-promise = by { DAY($until, year: "always", case: "genitive") }, to the question “{ $text }”
press-promise-number = by { DAY($until, year: "always", case: "genitive") }, to question No. { $number } [not shown to participants: decide yourself whether to publish it]
press-next = The next seminar of the series: { $seminar }, { DAY($starts, year: "always", case: "genitive") }.
press-next-city = The next seminar of the series: { $seminar }, { DAY($starts, year: "always", case: "genitive") }, { PLACE($city) }.
press-next-city-of = The next seminar of the series: { $seminar }, { DAY($starts, year: "always", case: "genitive") }, { PLACE($city) } ({ PLACE($oblast) }).
press-next-missing = [The next seminar of the series: not announced. Fill it in, or remove the line.]
press-quote-missing = [Quotation: add the words of a participant or organiser, with their consent. The bot quotes nobody.]
press-photos = [Photos: { $number } in the folder “{ $folder }”, with consent to publication. Attach them with captions.]
press-photos-missing = [Photos: there are none with consent to publication.]
press-contact-missing = [Press contact: name, phone, e-mail.]
