"""LaTeX's names of signs, as far as figures and signs of newspapers need them."""

_SIGNS = (
    ("times", "×"), ("div", "÷"), ("pm", "±"), ("mp", "∓"), ("cdot", "·"), ("bullet", "•"), ("ast", "*"),
    ("leq le leqslant", "≤"), ("geq ge geqslant", "≥"), ("neq ne", "≠"), ("approx", "≈"), ("equiv", "≡"), ("sim", "~"),
    ("ll", "≪"), ("gg", "≫"), ("propto", "∝"), ("infty", "∞"), ("lt", "<"), ("gt", ">"),
    ("rightarrow to longrightarrow", "→"), ("leftarrow gets", "←"), ("leftrightarrow", "↔"), ("uparrow", "↑"),
    ("downarrow", "↓"), ("Rightarrow", "⇒"), ("Leftarrow", "⇐"), ("Leftrightarrow", "⇔"),
    ("circ degree textdegree", "°"), ("prime", "′"), ("angle", "∠"), ("perp", "⊥"), ("parallel", "∥"),
    ("cdots ldots dots dotsc dotsb textellipsis", "…"), ("colon", ":"), ("backslash", "\\"), ("mid vert", "|"),
    ("langle", "〈"), ("rangle", "〉"), ("lbrace", "{"), ("rbrace", "}"), ("lceil", "⌈"), ("rceil", "⌉"),
    ("sum", "∑"), ("prod", "∏"), ("int", "∫"), ("partial", "∂"), ("nabla", "∇"), ("in", "∈"), ("cap", "∩"),
    ("cup", "∪"), ("forall", "∀"), ("exists", "∃"), ("therefore", "∴"), ("because", "∵"),
    ("square Box", "□"), ("blacksquare", "■"), ("triangle bigtriangleup", "△"), ("blacktriangle", "▲"),
    ("triangledown bigtriangledown", "▽"), ("blacktriangledown", "▼"), ("blacktriangleright", "▶"),
    ("triangleright rhd", "▷"), ("diamond", "◇"), ("blacklozenge", "◆"), ("lozenge", "◊"), ("bigcirc", "○"),
    ("star", "☆"), ("bigstar", "★"), ("checkmark", "✓"), ("odot", "⊙"), ("oplus", "⊕"), ("otimes", "⊗"),
    ("yen textyen", "¥"), ("pounds textsterling", "£"), ("euro texteuro", "€"), ("textdollar", "$"), ("S", "§"),
    ("copyright", "©"), ("textregistered", "®"), ("texttrademark", "™"), ("textpercent", "%"), ("permil", "‰"),
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon varepsilon", "ε"), ("zeta", "ζ"),
    ("eta", "η"), ("theta", "θ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"), ("pi", "π"), ("rho", "ρ"),
    ("sigma", "σ"), ("tau", "τ"), ("phi varphi", "φ"), ("chi", "χ"), ("psi", "ψ"), ("omega", "ω"), ("Gamma", "Γ"),
    ("Delta", "Δ"), ("Theta", "Θ"), ("Lambda", "Λ"), ("Pi", "Π"), ("Sigma", "Σ"), ("Phi", "Φ"), ("Psi", "Ψ"),
    ("Omega", "Ω"), ("ell", "ℓ"), ("quad qquad", " "),
)  # fmt: skip

SIGNS = {name: sign for names, sign in _SIGNS for name in names.split()}

KEEPING_SPACES = frozenset(("text", "textrm", "textbf", "textit", "textsf", "texttt", "mbox", "hbox"))
"""Commands whose argument is words, spaces and all."""

SUPERSCRIPTS = dict(zip("0123456789+-=()n°′∘*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ°′°*", strict=True))
SUBSCRIPTS = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))

_CIRCLED_NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

CIRCLED = {str(number): sign for number, sign in enumerate(_CIRCLED_NUMBERS, 1)}
