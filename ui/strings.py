"""The page's words, in one place."""

NAME = "On Record"
TAGLINE = "Who claimed what, and the exact sentence."
SAMPLES_NOTE = "These sample articles are illustrative; people other than public figures are invented."
INTRODUCTION = (
    "Ask who said what. Each line of an answer names its speaker and gives the words of the article; "
    "its number opens the sentence."
)

SERVING = "On Record is at {address} (Ctrl-C ends it)"

ASK = "Ask"
STOP = "Stop"
TRY_AGAIN = "Try again"
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

OPENING = "Opening the articles…"
READING = "Reading the sample articles… {read} of {total}"
LOADING = "Loading the language model…"
SEARCHING = "Searching…"
STOPPED = "Stopped."
EMPTY_QUESTION = "Write a question first."
STILL_ANSWERING = "The last question is still being answered. Press Stop to ask this one now."
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
BACK_TO_LINE = "line {line}"
UNTITLED = "Untitled article"
SOURCE = "Source {number}"
UNDATED = "no date"

RELAYED_BY = "relayed by"
CITED_BY = "cited by"
UNNAMED = "not named"
ACCORDING_TO = "According to"
REFERENCED = "{why} (Reference {reference})"
