"""Hugging Face datasets by name → Articles: the tables of a dataset are fetched one by one and read as files are."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import ArticleRefused
from index.readers import read_articles
from index.rows import Refusal

if TYPE_CHECKING:
    from huggingface_hub import HfApi

DATASET = re.compile(r"hf://datasets/", re.IGNORECASE)
_NAME = re.compile(
    r"(?P<name>\w[\w.-]*/\w[\w.-]*)(?:@(?P<revision>refs/(?:convert/[\w.-]+|pr/\d+)|[\w.~^-]+))?(?:/(?P<inside>.*?))?/?",
    re.ASCII,
)
_TABLES = (".parquet", ".jsonl", ".ndjson", ".csv", ".tsv", ".jsonl.gz", ".ndjson.gz", ".csv.gz", ".tsv.gz")
# Where the hub keeps what it converted of datasets that have other files.
_CONVERTED = "refs/convert/parquet"


@dataclass(frozen=True, slots=True)
class _Dataset:
    """A dataset, or what of it is in ``inside``: a folder or file."""

    name: str
    revision: str | None
    inside: str

    def holds(self, file: str) -> bool:
        return not self.inside or file == self.inside or file.startswith(f"{self.inside}/")


def read_dataset(address: str, columns: Mapping[str, str] = {}) -> Iterator[Article | Refusal]:
    """Yield the articles of ``hf://datasets/OWNER/NAME[@REVISION][/FOLDER or FILE]``, and a Refusal for what is none.

    Read are Parquet, JSON Lines and CSV files, through Hugging Face's own library, which keeps what it fetched in its
    cache; nothing of a dataset is run. ``columns`` is as for :func:`index.read_articles`.
    """
    from huggingface_hub import HfApi, hf_hub_download

    _hush()
    try:
        dataset = _parsed(address)
        revision, files = _tables(HfApi(), dataset)
    except ArticleRefused as refused:
        yield Refusal(address, str(refused))
        return
    for file in files:
        place = f"hf://datasets/{dataset.name}/{file}"
        try:
            with _told():
                path = hf_hub_download(dataset.name, file, repo_type="dataset", revision=revision)
        except ArticleRefused as refused:
            yield Refusal(place, str(refused))
            continue
        for found in read_articles([path], columns=columns):
            yield replace(found, what=place + found.what.removeprefix(path)) if isinstance(found, Refusal) else found


def _parsed(address: str) -> _Dataset:
    found = _NAME.fullmatch(DATASET.sub("", address, count=1))
    if found is None:
        raise ArticleRefused("It is not the name of a dataset; write it as hf://datasets/OWNER/NAME.")
    return _Dataset(found["name"], found["revision"], found["inside"] or "")


def _tables(api: HfApi, dataset: _Dataset) -> tuple[str | None, list[str]]:
    """Return the tables of a dataset, in the order of their names, and the revision that has them."""
    revision = dataset.revision
    files = _listed(api, dataset, revision)
    if not files and not revision and not dataset.inside:
        revision = _CONVERTED
        files = _listed(api, dataset, revision)
    if not files:
        where = dataset.inside or "this dataset"
        raise ArticleRefused(f"There are no tables in {where}; name a place with .parquet, .jsonl or .csv files.")
    return revision, files


def _listed(api: HfApi, dataset: _Dataset, revision: str | None) -> list[str]:
    from huggingface_hub.errors import RevisionNotFoundError

    with _told():
        try:
            files = api.list_repo_files(dataset.name, revision=revision, repo_type="dataset")
        except RevisionNotFoundError:
            if revision != _CONVERTED:
                raise
            return []
    return sorted(file for file in files if dataset.holds(file) and file.lower().endswith(_TABLES))


@contextmanager
def _told() -> Iterator[None]:
    """Turn what goes wrong between the hub and its library into ArticleRefused, in words for a reader."""
    from httpx import HTTPError
    from huggingface_hub import errors

    try:
        yield
    except errors.OfflineModeIsEnabled as error:
        raise ArticleRefused(
            "HF_HUB_OFFLINE keeps this program from the Hugging Face hub; set it to 0, or add the dataset's files."
        ) from error
    except errors.GatedRepoError as error:
        raise ArticleRefused(
            "This dataset is given only to who accepts its terms on the Hugging Face hub and logs in (hf auth login)."
        ) from error
    except (errors.RepositoryNotFoundError, errors.RevisionNotFoundError) as error:
        raise ArticleRefused("The Hugging Face hub has no such dataset, or not for you; check its name.") from error
    except (HTTPError, errors.EntryNotFoundError, errors.XetDownloadError, OSError, ValueError) as error:
        raise ArticleRefused(
            "The Hugging Face hub cannot be reached or does not give it; check the network, or add the dataset's files."
        ) from error


def _hush() -> None:
    from huggingface_hub.utils.tqdm import disable_progress_bars

    disable_progress_bars()
    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)
