"""The page's words, in one place; in English, in which the command line speaks too."""

NAME = "On Record"
TAGLINE = "Who claimed what, and the exact sentence."
SAMPLES_NOTE = "These sample articles are illustrative; people other than public figures are invented."
INTRODUCTION = (
    "Ask who said what. Each line of an answer names its speaker and gives the words of the article; "
    "its number opens the sentence."
)

LOCKED = "Any name will do; the password is the one you were given."
SERVING = "On Record is at {address} (Ctrl-C ends it)"
ENDED = "On Record has ended."
NOT_SERVED = (
    "The page cannot be served: every port that was tried is taken, or the address is not one of this machine. "
    "Choose another port with `onrecord chat --port N` or GRADIO_SERVER_PORT; the address is GRADIO_SERVER_NAME."
)

ASK = "Ask"
STOP = "Stop"
TRY_AGAIN = "Try again"
ANEW = "New conversation"
QUESTION_LABEL = "Your question"
QUESTION_PLACEHOLDER = "Ask about the articles"
CONVERSATION_LABEL = "Conversation"
EXAMPLES_LABEL = "Questions to begin with"

SAMPLE_QUESTIONS = (
    "Who claimed what about Sevsk?",
    "What did Natalia Ivanova say?",
    "Who says Russia is not seeking expansion?",
    "How old is Maria Petrova?",
)
SAID_QUESTION = "Who said that {said}?"
SPEAKER_QUESTION = "What did {speaker} say?"
SPEAKER_TOPIC_QUESTION = "What did {speaker} say about {topic}?"
TOPIC_QUESTION = "Who claimed what about {topic}?"
DISAGREEMENT_QUESTION = "Who disagrees about {topic}?"
OUTLET_QUESTION = "Who claimed what about {topic} in {outlet}?"

FILTERS = "Narrow what is searched"
FILTERS_ON = "Narrow what is searched ({number} set)"
SPEAKER_LABEL, OUTLET_LABEL = "Speaker", "Outlet"
SINCE_LABEL, UNTIL_LABEL = "From this day", "Until this day"
DAY_PLACEHOLDER = "e.g. 2026-03-14"
CLEAR_FILTERS = "Search everything again"
SEARCHED_ONLY = "Searched only: {filters}"
SEARCHING_ONLY = "Only: {filters}"
ONLY_SPEAKER, ONLY_OUTLET, ONLY_SINCE, ONLY_UNTIL = "speaker {}", "outlet {}", "from {}", "until {}"
NO_DAY = "{value!r} is not a day; write it as year-month-day, such as 2026-03-14."
DAYS_REVERSED = "No day is both from {since} and until {until}; change one of them."

COPY = "Copy the answer:"
COPY_MARKDOWN, COPY_TEXT = "Markdown", "plain text"
COPIED, NOT_COPIED = "Copied", "Not copied: the browser did not allow it"

OPENING = "Opening the articles…"
READING = "Reading the sample articles… {read} of {total}"
LOADING = "Loading the language model…"
SEARCHING = "Searching…"
STOPPED = "Stopped."
EMPTY_QUESTION = "Write a question first."
STILL_ANSWERING = "The last question is still being answered. Wait, or press Stop, then ask this one."
TOO_FAST = "That is many questions in one minute. Wait a little, then ask again."
TOO_MANY = "Too many people are asking right now, and the question was not answered. Try again in a minute."
NOT_TEXT = "Text was expected, not {kind}; send the words as a string."
NOT_SO_MANY = "The number of sentences must be a whole number from 1 to {most}."
FAILED = "Something went wrong on our side, and the question was not answered. Try again. (Reference {reference})"
NOT_OPENED = "The articles could not be opened. {why}"

NO_CLAIM = "The speaker or the topic is in these articles, but nobody is reported to say what you asked about."
NO_EVIDENCE = "No answer to that question was found in these articles."
NOTHING_SEARCHED = "No article was searched: what is set, or the question itself, leaves none."
HINT = (
    "It helps to name a person or a matter that the articles write about: “Who claimed what about …?”, “What did … "
    "say?” Browse lists them."
)
NEAREST = "Not an answer — nearest sentences"
READ_AS = "Read as:"
NOT_OPPOSED = "Nothing shows that these claims oppose each other; they stand as they were made."
OLDEST_FIRST = "Oldest first, by the days of these articles; who said it elsewhere before them is not known here."
OPPOSED = "Taken as opposed:"
OPPOSED_TITLE = "Taken as opposed"
OPPOSED_NOTE = "Below each pair is the sign it was found by. Signs can mislead, and neither side is weighed."
OPPOSED_FOR = "{reason} ({words})"
OPPOSED_PAIR = "Opposed claims {number}"
OPPOSED_BY = "opposed: {speaker}"
MORE_OPPOSED = "Show the rest: {pairs}"
OPPOSED_BECAUSE = {
    "denial": "one denies the other",
    "negation": "one says what the other says is not so",
    "opposites": "they use opposite words",
    "numbers": "they give different numbers",
    "contrast": "the article sets one against the other",
}
SEARCHED = "Searched {articles}"
SEARCHED_ALL_OF_IT = "{articles}, {sentences}, {claims} ({seconds} s)"
LIMITED = "The question asks only for: {filters}"
NARROWED_TO = "Narrowed to: {filters}"
NOT_NARROWED = "Nothing was narrowed"

SOURCES = "Sources"
SOURCES_EMPTY = "The sentences behind an answer appear here, marked in the text around them."
SOURCES_COMING = "Looking for sentences…"
SOURCES_NONE = "Nothing is cited for this question."
SOURCES_OF = "Sources of “{question}”"
ALSO_IN = "Also in"
BACK_TO_ANSWER = "Back to answer"
CITED_IN_LINES = "cited in lines"
MORE_CLAIMS = "Show the rest: {claims}, by {speakers}"
MORE_SOURCES = "Show the rest: {sources}"
WHOLE_ARTICLE = "Whole article"
PERMALINK = "Link to this"
UNTITLED = "Untitled article"
UNDATED = "no date"

CLAIMS = "Claims"
CLAIMS_EMPTY = "The claims of an answer are listed here, to sort and to save."
CLAIMS_TABLE = "Claims of the last answer"
TIMELINE = "Timeline"
TIMELINE_EMPTY = "The claims of an answer are laid out by day here, where the articles have one."
TIMELINE_TABLE = "The same claims by day"
PLOT_LEAVES_OUT = "The plot leaves out {speakers}; the table has all."
WHO, HOW, WHAT, OUTLET, DATE, SOURCE_COLUMN = "Who", "How", "What", "Outlet", "Date", "Source"
SAVE_AS = "Save as"

BROWSE = "Browse"
BROWSE_COMING = "The speakers and articles appear here in a moment."
FIND, FIND_PLACEHOLDER = "Find a speaker or an article", "A name, an outlet, a headline"
SPEAKERS, ARTICLES = "Who speaks", "What was published"
CLAIMS_IN = "{claims} in {articles}"
OTHER_SPEAKERS = "Show {number} more"
MORE_SPEAKERS = "{number} others are not listed; find one by name."
UNNAMED_SPEAKERS = "And {claims} by speakers whom the articles do not name."
MORE_ARTICLES = "{number} others are not listed; find one by its outlet or headline."
NONE_FOUND = "Nobody and nothing is called that."

ARTICLE = "Article"
NO_CLAIMS_HERE = "No claims were found in this article."
REPORTED_HERE = "Who is reported here"
LEGEND = (
    'What is claimed is <span class="what">underlined</span>, after its speaker’s name; '
    '<span class="who">who speaks</span> and <span class="how">how it is reported</span> stand out.'
)
NOT_THERE = "The article this link leads to is not in this collection."

RELAYED_BY = "relayed by"
CITED_BY = "cited by"
UNNAMED = "not named"
ACCORDING_TO = "According to"
REFERENCED = "{why} (Reference {reference})"
MORE_IN_ARTICLES = "{claims} in {articles} about {topic} do not name it. To see them, ask: {ask}"
CORRECTED = "{article} {cited} was corrected: {notice}."
EARLIER_VERSION = "An earlier version of the article of {cited}{day} had:"
PHRASED = "Phrased by {model}, each sentence checked against the lines:"
NOT_PHRASED = "Not phrased by {model}: {why}. The lines stand as they are."
NOTHING_BORNE_OUT = "no sentence it wrote is borne out by the lines"

YOURS = "Yours"
YOURS_TITLE = "Your own articles"
YOURS_INTRODUCTION = (
    "Add articles, and ask about them here. Nobody else can see or search them. They are removed when you leave: "
    "{minutes} minutes after the page is closed, or after {idle} minutes without a question."
)
YOURS_LIMITS = "Up to {articles} articles, {characters} characters together; files of up to {size} MB: {kinds}"
CHOOSE_FILES = "Drop files here, or choose them"
PASTE = "Paste an article"
PASTED_TEXT, PASTED_TITLE, PASTED_OUTLET, PASTED_DAY = "Text", "Title (optional)", "Outlet (optional)", "Day (optional)"
ADD_PASTED = "Add this article"
ADDRESS, ADDRESS_PLACEHOLDER, FETCH = "Address of an article", "https://", "Fetch it"
NOT_FETCHED_HERE = "This page fetches nothing from the web; paste the article’s text instead."
NO_ADDRESS = "Give the address of an article, beginning with https://."
READING_YOURS = "Reading your articles… {done} of {total} done"
PREPARING = "Preparing…"
ADDED_YOURS = "Added {articles} ({claims})."
NO_CLAIMS_ADDED = "Claims are read in English only; the sentences are searched all the same."
NOTHING_ADDED = "Nothing was added."
SEARCH_IN = "Search in"
SCOPES = {"both": "My articles and the collection", "own": "My articles only", "collection": "The collection only"}
SEARCHING_IN = {"both": "Searching your {articles} and the collection", "own": "Searching your {articles} only"}
SEARCHED_IN = {
    "both": "Searched your articles and the collection",
    "own": "Searched your articles only",
    "collection": "Searched the collection",
}
YOUR_ARTICLE = "your article"
REMOVE_YOURS = "Remove my articles"
REMOVED_YOURS = "Your articles were removed."
YOURS_ENDED = (
    "Your articles were removed, for the page was out of reach or unused for a while. "
    "Add them again, or ask once more to search the collection."
)
NO_ROOM = "Other visitors’ articles take all the room there is just now. Try again in a while."
TOO_MANY_ARTICLES = "At most {most} articles are taken for one visit; nothing was added. Choose fewer."
TOO_LONG_ARTICLES = (
    "Your articles may have {most:,} characters together; with these they would have more, and nothing was added. "
    "Choose fewer or shorter ones."
)
FILE_TOO_LARGE = "It is larger than {most} MB, the most that is taken here; save its text as a .txt file."
FILE_NOT_SENT_WHOLE = "It did not arrive whole; choose it again."
NOT_READ_HERE = "Files of this kind are not read here; give one of {kinds}."
ALREADY_YOURS = "It is among your articles already."
NOTHING_PASTED = "Paste the text of an article first."
UNNAMED_FILE = "a file"
REFUSED_YOURS = "Not added:"

ASKING_PLACE, PANEL_PLACE = "Ask", "Sources, claims and timeline"
ARTICLES_IN_ALL = "{articles} in all."
# How things are counted where adding an s does not do.
COUNTED: dict[str, tuple[str, str, str]] = {}
MONTHS = "January February March April May June July August September October November December".split()
