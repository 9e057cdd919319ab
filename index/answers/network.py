"""The answer network: MiniLM reads question and excerpt together; heads say whether and where the answer stands."""

from __future__ import annotations

from torch import Tensor, nn
from transformers import BertModel

from index.answers.heads import AnswerHeads
from index.answers.weights import trained_weights
from index.trained import WIDTH, encoder_config, encoder_weights, word_vectors


class AnswerNetwork(AnswerHeads):
    """A reader of excerpts as in Devlin et al. (2019, section 4.3), told which words the two sides share and which
    name what (Chen et al. 2017, section 3.2), as it is trained; :mod:`index.answers.finder` runs it.
    """

    def __init__(self, vectors: Tensor) -> None:
        super().__init__(vectors)
        self.encoder = BertModel(encoder_config(), add_pooling_layer=False)
        # A throw-away table: the vectors come in through ``vectors``.
        self.encoder.embeddings.word_embeddings = nn.Embedding(1, WIDTH, _freeze=True)

    def forward(
        self, ids: Tensor, mask: Tensor, sides: Tensor, matches: Tensor, labels: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return, of int64 (batch, pieces) each, scores of where an answer begins and ends, float32 (batch, pieces, 2),
        and the log-odds that the excerpt answers the question, float32 (batch,)."""
        vectors = self.vectors_of(ids, matches, labels)
        hidden = self.encoder(inputs_embeds=vectors, attention_mask=mask, token_type_ids=sides).last_hidden_state
        return self.judge(hidden.float(), (sides == 0) | (mask == 0))


def trained_network() -> AnswerNetwork:
    """Return the trained network; ModelError when its weights are missing or not the expected ones."""
    network = AnswerNetwork(word_vectors())
    network.load_state_dict(trained_weights(), strict=False)
    return network.eval()


def starting_network() -> AnswerNetwork:
    """Return the network as training begins: MiniLM's layers, new heads."""
    network = AnswerNetwork(word_vectors())
    network.encoder.load_state_dict(encoder_weights(), strict=False)
    return network
