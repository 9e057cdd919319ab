"""Every error that On Record raises on purpose, as one tree.

OnRecordError                 anything below; the message is one sentence for a reader
├── ArticleRefused            one file, line or text cannot become an article
├── ModelError                a model's weights are missing or are not the expected ones
└── ArchiveError              the archive on disk cannot do what was asked
    ├── ArchiveMissing        reading was asked for and nothing is there
    ├── ArchiveLocked         another process is writing
    ├── ArchiveMismatch       made by another model or another format version
    └── ArchiveDamaged        a file of the archive is not what was written
"""


class OnRecordError(Exception):
    """Base of all errors a user may see; ``str(error)`` says what was wrong and what to do."""


class ArticleRefused(OnRecordError):
    """One file, line or text cannot become an article."""


class ModelError(OnRecordError):
    """A model's weights are missing or are not the expected ones."""


class ArchiveError(OnRecordError):
    """The archive on disk cannot do what was asked."""


class ArchiveMissing(ArchiveError):
    """Reading was asked for and no archive is there."""


class ArchiveLocked(ArchiveError):
    """Another process is writing to the archive."""


class ArchiveMismatch(ArchiveError):
    """The archive was made by another model or another format version."""


class ArchiveDamaged(ArchiveError):
    """A file of the archive is not what was written there."""
