"""The page's words, in one place."""

NAME = "On Record"
TAGLINE = "Who claimed what, and the exact sentence."
SAMPLES_NOTE = "These sample articles are illustrative; people other than public figures are invented."
INTRODUCTION = (
    "Ask who said what. Each line of an answer names its speaker and gives the words of the article; "
    "its number opens the sentence."
)

LOCKED = "Any name will do; the password is the one you were given."
SERVING = "On Record is at {address} (Ctrl-C ends it)"

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
SPEAKER_QUESTION = "What did {speaker} say?"
SPEAKER_TOPIC_QUESTION = "What did {speaker} say about {topic}?"
TOPIC_QUESTION = "Who claimed what about {topic}?"

FILTERS = "Narrow what is searched"
FILTERS_ON = "Narrow what is searched ({number} set)"
SPEAKER_LABEL, OUTLET_LABEL = "Speaker", "Outlet"
SINCE_LABEL, UNTIL_LABEL = "From this day", "Until this day"
DAY_PLACEHOLDER = "2026-03-14"
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
STILL_ANSWERING = "The last question is still being answered. Press Stop to ask this one now."
TOO_FAST = "That is many questions in one minute. Wait a little, then ask again."
TOO_MANY = "Too many people are asking right now, and the question was not answered. Try again in a minute."
NOT_TEXT = "Text was expected, not {kind}; send the words as a string."
NOT_SO_MANY = "The number of sentences must be a whole number from 1 to {most}."
FAILED = "Something went wrong on our side, and the question was not answered. Try again. (Reference {reference})"
NOT_OPENED = "The articles could not be opened. {why}"

NO_CLAIM = "The speaker or the topic is in these articles, but nobody is reported to say what you asked about."
NO_EVIDENCE = "Nothing in these articles bears on that question."
NEAREST = "Not an answer — nearest sentences"
READ_AS = "Read as:"
NOT_OPPOSED = "Nothing shows that these claims oppose each other; they stand as they were made."
OPPOSED = "Taken as opposed:"
OPPOSED_BECAUSE = {
    "denial": "one denies the other",
    "negation": "one says what the other says is not so",
    "opposites": "they use opposite words",
    "numbers": "they give different numbers",
    "contrast": "the article sets one against the other",
}
SEARCHED = "Searched {articles}, {sentences}, {claims} ({seconds} s)"

SOURCES = "Sources"
SOURCES_EMPTY = "The sentences behind an answer appear here, marked in the text around them."
SOURCES_COMING = "Looking for sentences…"
SOURCES_NONE = "Nothing is cited for this question."
SOURCES_OF = "Sources of “{question}”"
ALSO_IN = "Also in"
BACK_TO_ANSWER = "Back to answer"
CITED_IN_LINES = "cited in lines"
MORE_CLAIMS = "{claims} more, by {speakers}"
MORE_SOURCES = "{sources} more"
WHOLE_ARTICLE = "Whole article"
PERMALINK = "Link to this"
UNTITLED = "Untitled article"
SOURCE = "Source {number}"
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
CORRECTED = "The article of {cited} was corrected: {notice}."
EARLIER_VERSION = "An earlier version of the article of {cited}{day} had:"
PHRASED = "Phrased by {model}, each sentence checked against the lines:"
NOT_PHRASED = "Not phrased by {model}: {why}. The lines stand as they are."
NOTHING_BORNE_OUT = "no sentence it wrote is borne out by the lines"
