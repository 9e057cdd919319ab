"""One peer, in an environment of its own: a job as JSON on standard input, what was measured on standard output.

Nothing of On Record is imported here. A job has the name of the ``peer``, the folder of the ``model`` and either
``texts`` to index or ``vectors``, ``questions`` and ``nearest``, files of NumPy's, to search.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

TOP = 10
ENOUGH = 0.99
AT_ONCE = 5_000


class Txtai:
    """Its defaults: SQLite for texts, FAISS in cells."""

    def index(self, model, texts):
        from txtai import Embeddings

        Embeddings({"path": model, "content": True}).index((place, text, None) for place, text in enumerate(texts))

    def take(self, vectors):
        from txtai import Embeddings

        self.made = Embeddings({"method": "external", "faiss": {}})
        self.made.index((place, vector, None) for place, vector in enumerate(vectors))

    def tries(self):
        for probes in (None, 32, 64, 128, 256, 512, 1024):
            if probes:
                self.made.ann.config["faiss"] = {"nprobe": probes}
            yield

    def search(self, vector):
        return [place for place, _ in self.made.ann.search(vector[None], TOP)[0]]


class LlamaIndex:
    """FAISS's flat index, as its documentation sets out with."""

    def _store(self):
        import faiss
        from llama_index.vector_stores.faiss import FaissVectorStore

        return FaissVectorStore(faiss_index=faiss.IndexFlatIP(384))

    def index(self, model, texts):
        from llama_index.core import StorageContext, VectorStoreIndex
        from llama_index.core.schema import TextNode
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding

        context = StorageContext.from_defaults(vector_store=self._store())
        nodes = [TextNode(text=text) for text in texts]
        VectorStoreIndex(nodes, storage_context=context, embed_model=HuggingFaceEmbedding(model, device="cpu"))

    def take(self, vectors):
        from llama_index.core.schema import TextNode

        self.store = self._store()
        for start in range(0, len(vectors), AT_ONCE):
            some = vectors[start : start + AT_ONCE]
            self.store.add([TextNode(text="", embedding=vector.tolist()) for vector in some])

    def tries(self):
        yield

    def search(self, vector):
        from llama_index.core.vector_stores import VectorStoreQuery

        found = self.store.query(VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=TOP))
        return [int(place) for place in found.ids]


class Haystack:
    """Its store in memory."""

    def index(self, model, texts):
        from haystack import Document
        from haystack.components.embedders import SentenceTransformersDocumentEmbedder
        from haystack.document_stores.in_memory import InMemoryDocumentStore
        from haystack.utils import ComponentDevice

        embedder = SentenceTransformersDocumentEmbedder(
            model, device=ComponentDevice.from_str("cpu"), progress_bar=False
        )
        embedder.warm_up()
        documents = [Document(id=str(place), content=text) for place, text in enumerate(texts)]
        InMemoryDocumentStore().write_documents(embedder.run(documents)["documents"])

    def take(self, vectors):
        from haystack import Document
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        self.store = InMemoryDocumentStore(embedding_similarity_function="dot_product")
        self.store.write_documents(
            [Document(id=str(place), content="", embedding=vector.tolist()) for place, vector in enumerate(vectors)]
        )

    def tries(self):
        yield

    def search(self, vector):
        return [int(one.id) for one in self.store.embedding_retrieval(vector.tolist(), top_k=TOP)]


class Chroma:
    """Its client on disk, HNSW."""

    def _collection(self, **more):
        import chromadb

        self.folder = tempfile.TemporaryDirectory()
        settings = chromadb.Settings(anonymized_telemetry=False)
        client = chromadb.PersistentClient(self.folder.name, settings)
        return client.create_collection("sentences", configuration={"hnsw": {"space": "cosine"}}, **more)

    def index(self, model, texts):
        from chromadb.utils.embedding_functions import SentenceTransformerEmbeddingFunction

        made = self._collection(embedding_function=SentenceTransformerEmbeddingFunction(model, device="cpu"))
        for start in range(0, len(texts), AT_ONCE):
            some = texts[start : start + AT_ONCE]
            made.add(ids=[str(start + place) for place in range(len(some))], documents=some)

    def take(self, vectors):
        self.made = self._collection(embedding_function=None)
        for start in range(0, len(vectors), AT_ONCE):
            some = vectors[start : start + AT_ONCE]
            self.made.add(ids=[str(start + place) for place in range(len(some))], embeddings=some)

    def tries(self):
        yield
        for wide in (200, 400, 800, 1600):
            self.made.modify(configuration={"hnsw": {"ef_search": wide}})
            yield

    def search(self, vector):
        return [int(one) for one in self.made.query(query_embeddings=[vector], n_results=TOP, include=[])["ids"][0]]


PEERS = {"txtai": Txtai, "LlamaIndex": LlamaIndex, "Haystack": Haystack, "Chroma": Chroma}


def indexing(peer, model, texts):
    """Return the seconds of indexing ``texts``, after a few that load what is loaded once."""
    peer.index(model, texts[:8])
    wall, processor = time.perf_counter(), time.process_time()
    peer.index(model, texts)
    return {"wall": time.perf_counter() - wall, "processor": time.process_time() - processor}


def searching(peer, vectors, questions, nearest):
    """Return the milliseconds of searches that find enough of the nearest; those of the last try where none does."""
    peer.take(vectors)
    found = {}
    for _ in peer.tries():
        peer.search(questions[0])
        wall, processor, right = [], [], []
        for question, best in zip(questions, nearest, strict=True):
            clock, of_cpu = time.perf_counter(), time.process_time()
            places = peer.search(question)
            wall.append((time.perf_counter() - clock) * 1000)
            processor.append((time.process_time() - of_cpu) * 1000)
            right.append(len(set(places) & set(best.tolist())) / TOP)
        found = {
            "median": float(np.median(wall)),
            "p95": float(np.percentile(wall, 95)),
            "processor": float(np.median(processor)),
            "recall": float(np.mean(right)),
        }
        if found["recall"] >= ENOUGH:
            break
    return found


def peak_megabytes():
    """Return the most memory that this process held, on Linux; what getrusage tells is its parent's too."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM")), 0.0)


def main():
    job = json.load(sys.stdin)
    peer = PEERS[job["peer"]]()
    if "texts" in job:
        found = indexing(peer, job["model"], job["texts"])
    else:
        found = searching(peer, *(np.load(job[name]) for name in ("vectors", "questions", "nearest")))
    found["megabytes"] = peak_megabytes()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
